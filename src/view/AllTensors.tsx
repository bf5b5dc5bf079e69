import type { Place } from '../engine/thread.ts';
import { parseKey } from '../notation/symbol.ts';
import type { Scene } from '../reader/scene.ts';
import { SymbolName } from './Maths.tsx';
import { sheetOf } from './maths/sheet.ts';
import { TensorGrid } from './TensorGrid.tsx';

interface AllTensorsProps {
  readonly scene: Scene;
  readonly onChoose: (place: Place) => void;
  readonly onHold: (place: Place) => void;
}

/** Every tensor of the pass, layer by layer; those still to be computed say at which step they will be. */
export const AllTensors = (props: AllTensorsProps) =>
  groupsOf(props.scene).map(({ title, keys }) => (
    <section key={title} className="tensors">
      <h3>{title}</h3>
      <div className="tensors-row">
        {keys.map((key) => (
          <OneTensor key={key} name={key} {...props} />
        ))}
      </div>
    </section>
  ));

function OneTensor({ scene, name: key, ...presses }: AllTensorsProps & { readonly name: string }) {
  const sheet = sheetOf(scene, key, { role: 'now' });
  if (!sheet) return null;
  const known = scene.trace.at(key, scene.moment.step) !== undefined;
  const step = scene.trace.steps.findIndex(({ writes }) => writes.includes(key)) + 1;
  return (
    <div className="tensors-one" data-unknown={!known || undefined}>
      <TensorGrid
        sheet={sheet}
        name={<SymbolName named={{ kind: 'symbol', sym: parseKey(key), at: null }} />}
        {...presses}
      />
      {!known && <p className="tensors-when">step {step}</p>}
    </div>
  );
}

/** Families in the order in which a layer has them. */
const order = ['W', 'b', 'z', 'da_dz', 'a', 'dW', 'db', 'dz', 'da'];

interface Group {
  readonly title: string;
  readonly keys: readonly string[];
}

function groupsOf({ trace, network }: Scene): Group[] {
  const written = new Set(trace.steps.flatMap(({ writes }) => writes));
  const keys = [...new Set([...trace.graph.parameters, ...written])];
  const layers = network.layers.slice(1).map((_, n): Group => {
    const ofLayer = keys.filter((key) => parseKey(key).layer?.plus === n + 1);
    const place = (key: string): number => order.indexOf(parseKey(key).family);
    return { title: `Layer ${n + 1}`, keys: ofLayer.toSorted((a, b) => place(a) - place(b)) };
  });
  const output = ['p', 'logp', 'y', 'L', ...(written.has('Lbar') ? ['Lbar'] : [])];
  return [{ title: 'Input', keys: ['a0'] }, ...layers, { title: 'Output', keys: output }];
}
