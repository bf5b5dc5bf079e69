import { usePage } from '../islands/use-reader.ts';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { BlocksRoom } from '../../draw/blocks.ts';
import { grown, type Box } from '../../draw/box.ts';
import { symOf } from '../../engine/graph.ts';
import { occurrence } from '../../linking/attributes.ts';
import { wordsFor, refOf } from '../../notation/symbol.ts';
import { goTo } from '../../state/navigation.ts';
import type { Scene } from '../../state/scene.ts';
import { SvgSymbol } from '../diagram/Symbol.tsx';
import { networkWords, type Block } from './blocks.ts';
import { blocksPicture, isFraction, widthOf, type Content } from './content.ts';
import { Picture } from './Picture.tsx';
import * as diagram from '../diagram/NetworkDiagram.module.css';
import * as styles from './BlockDiagram.module.css';

interface BlockDiagramProps extends BlocksRoom {
  readonly scene: Scene;
}

/** A network that is not made of dense layers alone: a block for each layer, with its tensors as pictures and by name. */
export function BlockDiagram({ scene, width, height: given, small }: BlockDiagramProps) {
  const root = useRef<SVGSVGElement>(null);
  const [visited, visit] = useState('');
  const { blocks, geometry, contents } = blocksPicture(scene, { width, height: given, small });
  const { height, boxes, arrows, across } = geometry;
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
      data-blocks={small ? 'small' : ''}
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
        <OneBlock
          key={n}
          block={block}
          box={boxes[n]!}
          content={contents[n]!}
          scene={scene}
          stop={stop}
          onVisit={visit}
        />
      ))}
    </svg>
  );
}

interface OneBlockProps {
  readonly block: Block;
  readonly box: Box;
  readonly content: Content;
  readonly scene: Scene;
  /** Name that the Tab key reaches. */
  readonly stop: string;
  readonly onVisit: (name: string) => void;
}

function OneBlock({ block, box, content, scene, stop, onVisit }: OneBlockProps) {
  const { kind, words, names, shape, value } = block;
  const touched = (refs: readonly string[]): boolean =>
    names.some((name) => refs.includes(refOf(name)));
  const hand = touched(scene.written) ? 'written' : touched(scene.read) ? 'read' : undefined;
  return (
    <g className={styles['block']} data-hand={hand}>
      <rect className={styles['box']} {...box} rx={7} />
      {content.kind && (
        <text {...content.kind}>
          <title>{words}</title>
          {kind}
        </text>
      )}
      {content.shape && (
        <text className={styles[value === undefined ? 'shape' : 'number']} {...content.shape}>
          {shape}
        </text>
      )}
      {content.pictures.map(({ name, stack }) => (
        <Picture key={name} name={name} stack={stack} scene={scene} />
      ))}
      {content.names.map((at, n) => (
        <Name
          key={names[n]}
          name={names[n]!}
          words={words}
          value={value}
          {...at}
          scene={scene}
          stop={names[n] === stop}
          onVisit={onVisit}
        />
      ))}
    </g>
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
