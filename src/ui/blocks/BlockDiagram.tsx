import { usePage } from '../islands/use-reader.ts';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { blocksLayout, type BlockEdge } from '../../draw/blocks.ts';
import { grown, type Box } from '../../draw/box.ts';
import { symOf } from '../../engine/graph.ts';
import { occurrence } from '../../linking/attributes.ts';
import { wordsFor, refOf } from '../../notation/symbol.ts';
import { goTo } from '../../state/navigation.ts';
import type { Scene } from '../../state/scene.ts';
import { SvgSymbol } from '../diagram/Symbol.tsx';
import { blocksOf, edgesOf, networkWords, type Block } from './blocks.ts';
import * as diagram from '../diagram/NetworkDiagram.module.css';
import * as styles from './BlockDiagram.module.css';

interface BlockDiagramProps {
  readonly scene: Scene;
  /** In px. */
  readonly width: number;
}

/** A network that is not made of dense layers alone: a block for each layer, with the names of its tensors. */
export function BlockDiagram({ scene, width }: BlockDiagramProps) {
  const root = useRef<SVGSVGElement>(null);
  const [visited, visit] = useState('');
  const blocks = blocksOf(scene);
  const edges = JSON.stringify(edgesOf(blocks));
  const { height, boxes, arrows, across } = useMemo(
    () => blocksLayout(blocks.length, width, JSON.parse(edges) as BlockEdge[]),
    [blocks.length, width, edges],
  );
  const names = blocks.map((block) => block.names);
  const stop = names.flat().includes(visited) ? visited : names[0]![0]!;
  const loss = blocks.at(-1)!.shape || 'not computed yet';

  const press = (event: KeyboardEvent): void => {
    const next = lead(names, stop, across, event.key);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    visit(next);
    root.current!.querySelector<SVGElement>(`[data-slot="${next}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the names are the buttons, their events rise to here
    <svg
      ref={root}
      className={diagram['diagram']}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={networkWords(scene.network, loss)}
      onKeyDown={press}
    >
      <g className={styles['arrows']} aria-hidden="true">
        {arrows.map((d, n) => (
          <path key={n} d={d} />
        ))}
      </g>
      {blocks.map((block, n) => (
        <OneBlock key={n} block={block} box={boxes[n]!} scene={scene} stop={stop} onVisit={visit} />
      ))}
    </svg>
  );
}

interface OneBlockProps {
  readonly block: Block;
  readonly box: Box;
  readonly scene: Scene;
  /** Name that the Tab key reaches. */
  readonly stop: string;
  readonly onVisit: (name: string) => void;
}

function OneBlock({ block, box, scene, stop, onVisit }: OneBlockProps) {
  const { kind, words, names, shape, value } = block;
  const middle = box.x + box.width / 2;
  const places = sideBySide(names.map(widthOf));
  const touched = (refs: readonly string[]): boolean =>
    names.some((name) => refs.includes(refOf(name)));
  const hand = touched(scene.written) ? 'written' : touched(scene.read) ? 'read' : undefined;
  return (
    <g className={styles['block']} data-hand={hand}>
      <rect className={styles['box']} {...box} rx={7} />
      <text x={middle} y={box.y + 17}>
        <title>{words}</title>
        {kind}
      </text>
      {names.map((name, n) => (
        <Name
          key={name}
          name={name}
          words={words}
          value={value}
          x={middle + places[n]!}
          y={box.y + 38}
          scene={scene}
          stop={name === stop}
          onVisit={onVisit}
        />
      ))}
      <text className={styles[value === undefined ? 'shape' : 'number']} x={middle} y={box.y + 56}>
        {shape}
      </text>
    </g>
  );
}

/** Widths in px: a gradient other than δ is a fraction. */
const widthOf = (name: string): number => (isFraction(name) ? 44 : 22);

const isFraction = (name: string): boolean => name.startsWith('d') && !name.startsWith('dz');

/** Centres of boxes of these widths, side by side around 0. */
function sideBySide(widths: readonly number[]): number[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map(
    (width, n) => widths.slice(0, n).reduce((sum, one) => sum + one, 0) + width / 2 - whole / 2,
  );
}

interface NameProps {
  readonly name: string;
  readonly words: string;
  readonly value: number | undefined;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly scene: Scene;
  readonly stop: boolean;
  readonly onVisit: (name: string) => void;
}

/** The name of a tensor: a press leads to the step that computes it. */
function Name({ name, words, value, x, y, scene, stop, onVisit }: NameProps) {
  const { store } = usePage();
  const { trace, moment } = scene;
  const sym = symOf(trace.graph, name);
  const step = trace.steps.findIndex(
    ({ phase, writes }) => phase !== 'update' && writes.includes(name),
  );
  const where = step < 0 ? '' : `, computed in step ${step + 1}`;
  const known = trace.at(name, moment.step) !== undefined;
  const half = widthOf(name) / 2 - 1;
  const go = (): void => {
    if (step >= 0) goTo(store, { t: moment.t, step: step + 1, cell: null });
  };
  return (
    <g
      className={styles['name']}
      data-slot={name}
      data-unknown={!known || undefined}
      role="button"
      tabIndex={stop ? 0 : -1}
      aria-label={`${words}: ${wordsFor(sym)}${where}`}
      {...occurrence(sym, value === undefined ? {} : { value })}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        go();
      }}
      onFocus={() => onVisit(name)}
    >
      <rect
        className={styles['frame']}
        {...grown({ x, y: y - 6, width: 0, height: 0 }, [11, half, 10, half])}
        rx={5}
      />
      <SvgSymbol tensor={name} x={x} y={y} size={isFraction(name) ? 13 : 17} />
    </g>
  );
}

/** Where an arrow key leads: over the names of a block and on to the next one, up and down over the rows. */
function lead(
  names: readonly (readonly string[])[],
  from: string,
  across: number,
  key: string,
): string | null {
  const flat = names.flat();
  const at = flat.indexOf(from);
  const block = names.findIndex((own) => own.includes(from));
  switch (key) {
    case 'ArrowRight':
      return flat[Math.min(flat.length - 1, at + 1)]!;
    case 'ArrowLeft':
      return flat[Math.max(0, at - 1)]!;
    case 'ArrowDown':
      return names[block + across]?.[0] ?? from;
    case 'ArrowUp':
      return names[block - across]?.[0] ?? from;
    case 'Home':
      return flat[0]!;
    case 'End':
      return flat.at(-1)!;
    default:
      return null;
  }
}
