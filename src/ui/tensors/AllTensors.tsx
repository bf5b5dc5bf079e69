import { memo } from 'react';
import { widthsOf } from '../../layers/network.ts';
import { gradientOf, symOf } from '../../engine/graph.ts';
import { chooseCell, edit } from '../../state/selection.ts';
import type { Scene } from '../../state/scene.ts';
import { SymbolName } from '../maths/Maths.tsx';
import { sheetOf } from './sheet.ts';
import { TensorGrid } from './TensorGrid.tsx';
import { usePage, useScene } from '../islands/use-reader.ts';
import * as styles from './AllTensors.module.css';

/** Maps of one tensor, where each tensor has a place of its own. */
const MOST_MAPS = 12;

/** Every tensor of the pass, layer by layer; those still to be computed say at which step they will be. */
export function AllTensors() {
  const scene = useScene();
  return groupsOf(scene).map(({ title, rows }) => (
    <section key={title} className={styles['tensors']}>
      <h3>{title}</h3>
      {rows.map((keys) => (
        <div key={keys[0]} className={styles['row']}>
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

const OneTensor = memo(function OneTensor({ scene, name: key }: OneTensorProps) {
  const { store } = usePage();
  const sheet = sheetOf(scene, key, { role: 'now', most: MOST_MAPS });
  if (!sheet) return null;
  const known = scene.trace.at(key, scene.moment.step) !== undefined;
  const step = scene.trace.steps.findIndex(({ writes }) => writes.includes(key)) + 1;
  return (
    <div className={styles['one']} data-unknown={!known || undefined}>
      <TensorGrid
        sheet={sheet}
        name={<SymbolName named={{ kind: 'symbol', sym: sheet.sym, at: null }} />}
        onChoose={(place) => chooseCell(store, place)}
        onHold={(place) => edit(store, place)}
      />
      {!known && <p className={styles['when']}>step {step}</p>}
    </div>
  );
}, looksSame);

/** Whether a tensor looks the same in two scenes: a step has nothing to do with most of them. */
function looksSame({ scene: before, name: key }: OneTensorProps, { scene: now }: OneTensorProps) {
  const inUse = ({ sources, step }: Scene): boolean =>
    (step?.writes.includes(key) ?? false) || sources.some((source) => source.key === key);
  // The colours of weights and biases are those of the largest of them, which an update changes.
  const recoloured = [before, now].some(({ step }) => step?.phase === 'update');
  return (
    before.network === now.network &&
    before.sample === now.sample &&
    before.trace === now.trace &&
    before.trace.at(key, before.moment.step) === now.trace.at(key, now.moment.step) &&
    !recoloured &&
    !inUse(before) &&
    !inUse(now)
  );
}

/** Families in the order in which a layer has them: what it computes, then the gradients; then the others as they come. */
const order = [
  ['W', 'b', 'z', 'da_dz', 'a'],
  ['dW', 'db', 'dz', 'da'],
] as const;

interface Group {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** All tensors of the pass by layer; what the head computes, but for what it reads, is the output. */
function groupsOf({ trace, network }: Scene): Group[] {
  const { graph, steps } = trace;
  const head = graph.nodes.at(-1)!;
  const written = steps.filter(({ phase }) => phase !== 'update').flatMap(({ writes }) => writes);
  const names = [...new Set([...Object.keys(graph.tensors), ...written])].filter(
    (name) => trace.at(name, steps.length) !== undefined,
  );
  const ofHead = new Set(head.operation.outputs.map((role) => head.names[role]!));
  const output = ['p', 'logp', 'y', 'L', 'Lbar'].filter((name) => names.includes(name));
  const inner = names.filter((name) => !ofHead.has(name) && !output.includes(name));
  const layerOf = (name: string): number =>
    Math.max(0, (graph.tensors[name] ?? graph.tensors[gradientOf(graph, name)!]!).layer);
  const rowsOf = (own: readonly string[]) =>
    order.map((families, gradients) => {
      const rank = (name: string): number => {
        const place = (families as readonly string[]).indexOf(symOf(graph, name).id);
        return place < 0 ? families.length : place;
      };
      return own
        .filter((name) => (gradientOf(graph, name) !== null) === (gradients === 1))
        .toSorted((one, other) => rank(one) - rank(other));
    });
  const layers = widthsOf(network).map((_, m): Group => {
    const title = m === 0 ? 'Input' : `Layer ${m}`;
    return { title, rows: rowsOf(inner.filter((name) => layerOf(name) === m)) };
  });
  const groups = [...layers, { title: 'Output', rows: [output] }];
  return groups.map(({ title, rows }) => ({ title, rows: rows.filter(({ length }) => length) }));
}
