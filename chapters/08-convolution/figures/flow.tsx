import { largestSize } from '../../../src/draw/scale.ts';
import { hasSamples, symOf } from '../../../src/engine/graph.ts';
import { stepsIn } from '../../../src/engine/instruction.ts';
import { describe, isColumn } from '../../../src/notation/symbol.ts';
import type { Tensor } from '../../../src/tensor/tensor.ts';
import { usePass } from '../../../src/ui/islands/use-pass.ts';
import { MapPicture } from '../../../src/ui/maps/MapPicture.tsx';
import { SymbolName } from '../../../src/ui/maths/Maths.tsx';
import type { FigureSpec } from '../../../src/ui/figures/parts/Frame.tsx';
import * as styles from './flow.module.css';

export const figure: FigureSpec = {
  title: 'The whole network, forward and backward',
  caption:
    'Each tensor as an image: on the left its values, on the right the gradient of the loss with respect to it. Blue is positive, orange is negative. Values and gradients of a row have a colour scale each.',
  description:
    'A row for each tensor from the digit to the probabilities: its maps as images, beside them the maps of its gradient, and how many entries of the gradient are not 0.',
  anySize: true,
  Body,
};

/** Tensors of more numbers are not drawn. */
const MOST = 4096;

function Body() {
  const { trace, sample } = usePass();
  const { graph } = trace;
  const before = trace.steps.length - stepsIn(trace.steps, 'update');
  const names = Object.entries(graph.tensors)
    .filter(([name, { kind }]) => {
      const hidden = graph.nodes.some(({ operation, names: own }) =>
        Object.entries(own).some(([role, one]) => one === name && isKept(operation.kind, role)),
      );
      return (
        !hidden &&
        !describe(symOf(graph, name).id).viewOf &&
        kind !== 'parameter' &&
        kind !== 'target' &&
        kind !== 'loss'
      );
    })
    .map(([name]) => name);
  return (
    <table className={styles.table} aria-label="All tensors as images">
      <thead>
        <tr>
          <th scope="col">tensor</th>
          <th scope="col">forward</th>
          <th scope="col">gradient</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const value = trace.at(name, before)!;
          const gradient = trace.at(`d${name}`, before);
          const one = (tensor: Tensor) => columnOf(tensor, hasSamples(graph, name), sample);
          const image = graph.inputs.includes(name) && value.data.every((v) => v >= 0);
          return (
            <tr key={name}>
              <th scope="row">
                <SymbolName named={{ kind: 'symbol', sym: symOf(graph, name), at: null }} />
                <small>{one(value).shape.join(' · ')}</small>
              </th>
              <td>
                <Maps of={one(value)} ink={image} />
              </td>
              <td>
                {gradient && (
                  <>
                    <Maps of={one(gradient)} />
                    <NotZero of={one(gradient).data} />
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );

  function isKept(kind: string, role: string): boolean {
    return (
      (kind === 'activation' && role === 'da_dz') ||
      (kind === 'convolution' && role === 'patches') ||
      (kind === 'pooling' && role === 'won') ||
      (kind === 'loss' && role === 'logp') ||
      !isColumn(symOf(graph, graph.inputs[0]!))
    );
  }
}

const NotZero = ({ of }: { readonly of: ArrayLike<number> }) => {
  const count = Array.from(of).filter((value) => value !== 0).length;
  return (
    <small>
      {count} of {of.length} not 0
    </small>
  );
};

/** One sample of a tensor whose last axis counts samples. */
function columnOf({ shape, data }: Tensor, samples: boolean, sample: number): Tensor {
  if (!samples) return { shape, data };
  const N = shape.at(-1)!;
  return { shape: shape.slice(0, -1), data: data.filter((_, n) => n % N === sample) };
}

/** Maps side by side, or a column as one row. */
function Maps({
  of: { shape, data },
  ink = false,
}: {
  readonly of: Tensor;
  readonly ink?: boolean;
}) {
  if (data.length > MOST) return <span>too large to draw</span>;
  const [maps = 1, rows = 1, columns = 1] = shape.length === 3 ? shape : [1, 1, data.length];
  const max = largestSize(data);
  const side =
    shape.length === 1
      ? columns > 12
        ? 3
        : 14
      : Math.max(4, Math.floor(28 / Math.max(rows, columns)));
  return (
    <span className={styles.maps}>
      {Array.from({ length: maps }, (_, map) => (
        <MapPicture
          key={map}
          values={data.subarray(map * rows * columns, (map + 1) * rows * columns)}
          columns={columns}
          max={max}
          side={side}
          {...(shape.length === 1 && { tall: 14 })}
          ink={ink}
        />
      ))}
    </span>
  );
}
