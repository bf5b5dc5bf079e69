import { widthsOf } from '../../layers/network.ts';
import { parseKey } from '../../notation/symbol.ts';
import { chooseCell, edit } from '../../state/selection.ts';
import type { Scene } from '../../state/scene.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { sheetOf } from './sheet.ts';
import { TensorGrid } from './TensorGrid.tsx';
import { usePage, useScene } from '../islands/use-reader.ts';

/** Every tensor of the pass, layer by layer; those still to be computed say at which step they will be. */
export function AllTensors() {
  const scene = useScene();
  return groupsOf(scene).map(({ title, rows }) => (
    <section key={title} className="tensors">
      <h3>{title}</h3>
      {rows.map((keys) => (
        <div key={keys[0]} className="tensors-row">
          {keys.map((key) => (
            <OneTensor key={key} name={key} scene={scene} />
          ))}
        </div>
      ))}
    </section>
  ));
}

interface OneTensorProps {
  readonly scene: Scene;
  readonly name: string;
}

function OneTensor({ scene, name: key }: OneTensorProps) {
  const { store } = usePage();
  const sheet = sheetOf(scene, key, { role: 'now' });
  if (!sheet) return null;
  const known = scene.trace.at(key, scene.moment.step) !== undefined;
  const step = scene.trace.steps.findIndex(({ writes }) => writes.includes(key)) + 1;
  return (
    <div className="tensors-one" data-unknown={!known || undefined}>
      <TensorGrid
        sheet={sheet}
        name={<SymbolName named={{ kind: 'symbol', sym: parseKey(key), at: null }} />}
        onChoose={(place) => chooseCell(store, place)}
        onHold={(place) => edit(store, place)}
      />
      {!known && <p className="tensors-when">step {step}</p>}
    </div>
  );
}

/** Families in the order in which a layer has them: what it computes, then the gradients. */
const order = [
  ['W', 'b', 'z', 'da_dz', 'a'],
  ['dW', 'db', 'dz', 'da'],
] as const;

interface Group {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

function groupsOf({ trace, network }: Scene): Group[] {
  const known = (key: string): boolean => trace.at(key, trace.steps.length) !== undefined;
  const layers = widthsOf(network)
    .slice(1)
    .map((_, n): Group => ({
      title: `Layer ${n + 1}`,
      rows: order.map((families) => families.map((family) => `${family}${n + 1}`).filter(known)),
    }));
  const output = ['p', 'logp', 'y', 'L', 'Lbar'].filter(known);
  return [{ title: 'Input', rows: [['a0']] }, ...layers, { title: 'Output', rows: [output] }];
}
