import { memo } from 'react';
import { largestSize } from '../../draw/scale.ts';
import { covered, type Stack } from '../../draw/stack.ts';
import { hasSamples } from '../../engine/graph.ts';
import { parseKey } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { MapCells } from '../maps/MapPicture.tsx';
import * as styles from './Picture.module.css';

interface PictureProps {
  readonly scene: Scene;
  readonly name: string;
  readonly stack: Stack;
}

/** A tensor of one sample as maps on one scale, one behind another; empty frames until it is computed. */
export function Picture({ scene, name, stack }: PictureProps) {
  const { trace, moment, step, sample } = scene;
  const tensor = trace.at(name, moment.step);
  const cellwise = moment.cell !== null && step?.writes.includes(name);
  return (
    <g data-stack={name} aria-hidden="true">
      {tensor ? (
        <Sheets
          {...{ tensor, sample, stack }}
          key={stack.sheets.map(({ map }) => map).join()}
          samples={hasSamples(trace.graph, name)}
          ink={trace.graph.inputs.includes(name)}
          bounded={isBounded(name)}
          known={cellwise ? moment.cell + 1 : null}
        />
      ) : (
        stack.sheets.map(({ map, box }) => <rect key={map} className={styles.empty} {...box} />)
      )}
    </g>
  );
}

/** Probabilities lie between 0 and 1. */
const isBounded = (name: string): boolean => parseKey(name).id === 'p';

interface SheetsProps {
  readonly tensor: Tensor;
  readonly samples: boolean;
  readonly sample: number;
  readonly stack: Stack;
  /** Whether it is an image, if no number of it is below 0. */
  readonly ink: boolean;
  /** Whether the colour is full at 1. */
  readonly bounded: boolean;
  /** How many of its cells are computed; null for all. */
  readonly known: number | null;
}

const Sheets = memo(function Sheets(props: SheetsProps) {
  const { tensor, samples, sample, stack, known, bounded } = props;
  const { shape, data } = tensor;
  const count = samples ? shape.at(-1)! : 1;
  const area = stack.rows * stack.columns;
  const own = Array.from({ length: data.length / count }, (_, n) => data[n * count + sample]!);
  const max = bounded ? 1 : largestSize(own);
  const ink = props.ink && own.every((value) => value >= 0);
  return stack.sheets.map(({ map, box }, n) => {
    const hidden = covered(stack, n);
    const values = own
      .slice(map * area, (map + 1) * area)
      .map((value, n) => (hidden(n) || (known !== null && map * area + n >= known) ? NaN : value));
    return (
      <g key={map}>
        <rect className={styles.sheet} {...box} />
        <g
          transform={`translate(${box.x} ${box.y}) scale(${box.width / stack.columns} ${box.height / stack.rows})`}
        >
          <MapCells values={values} columns={stack.columns} max={max} ink={ink} />
        </g>
        <rect className={styles.frame} {...box} />
      </g>
    );
  });
}, sameSheets);

/** Tensors never change: of one that is the same all that is drawn is. */
function sameSheets(one: SheetsProps, other: SheetsProps): boolean {
  const place = ({ stack: { sheets } }: SheetsProps) => JSON.stringify(sheets);
  return (
    one.tensor === other.tensor &&
    one.sample === other.sample &&
    one.known === other.known &&
    place(one) === place(other)
  );
}
