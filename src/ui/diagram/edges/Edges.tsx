import { useMemo } from 'react';
import { bundles } from '../../../draw/bundle.ts';
import { Edge, Raised } from './Edge.tsx';
import type { LayerEdges } from '../layers.ts';
import * as edge from './Edge.module.css';
import * as styles from './Edges.module.css';

interface EdgesProps {
  readonly edges: LayerEdges;
  /** Factor of their widths. */
  readonly thin: number;
}

/** The edges into one layer, one by one or bundled. */
export function Edges({ edges, thin, current }: EdgesProps & { readonly current: string }) {
  const { layer, tensor, columns, curves, values, changes, max, atHand, marks, single } = edges;
  return (
    <g
      className={styles['edges']}
      data-edges={layer}
      data-bundled={single ? '' : undefined}
      data-hand={atHand === null ? undefined : atHand ? 'here' : 'elsewhere'}
    >
      {single && <Bundled tensor={tensor} curves={curves} values={values} max={max} />}
      {(single ?? [...curves.keys()]).map((n) => {
        const [row, column] = [Math.floor(n / columns), n % columns];
        const slot = `W${layer}:${row},${column}`;
        return (
          <Edge
            key={slot}
            tensor={tensor}
            row={row}
            column={column}
            curve={curves[n]!}
            value={values[n] ?? Number.NaN}
            changes={changes}
            max={max}
            thin={thin}
            mark={marks.get(n) ?? ''}
            slot={slot}
            stop={slot === current}
          />
        );
      })}
    </g>
  );
}

function Bundled({
  tensor,
  curves,
  values,
  max,
}: Pick<LayerEdges, 'tensor' | 'curves' | 'values' | 'max'>) {
  const drawn = useMemo(() => bundles(curves, values, max), [curves, values, max]);
  return (
    <g className={styles['bundles']} data-ref={tensor} aria-hidden="true">
      {drawn.map(({ sign, thickness, d }) => (
        <path key={`${sign} ${thickness}`} data-sign={sign} data-thickness={thickness} d={d} />
      ))}
    </g>
  );
}

/** Above this many the casings would run into one another. */
const CASED = 16;

/** Edges that are singled out, above all others. */
export function RaisedEdges({ edges, thin }: EdgesProps) {
  const { layer, raised, curves, values, max } = edges;
  return (
    <g
      className={edge['raised']}
      data-edges={layer}
      data-raised=""
      data-many={raised.length > CASED ? '' : undefined}
      aria-hidden="true"
    >
      {raised.map((n) => (
        <Raised key={n} curve={curves[n]!} value={values[n] ?? Number.NaN} max={max} thin={thin} />
      ))}
    </g>
  );
}
