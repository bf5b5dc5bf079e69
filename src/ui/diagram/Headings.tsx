import type { Heading } from '../../draw/heading.ts';
import type { LayerEdges } from './layers.ts';
import { SvgSymbol } from './Symbol.tsx';
import * as styles from './Headings.module.css';
import * as marking from './Mark.module.css';

interface HeadingsProps {
  readonly headings: readonly Heading[];
  /** What the edges into layer m show, at m − 1. */
  readonly edges: readonly LayerEdges[];
}

/** Names of the tensors over their columns. */
export function Headings({ headings, edges }: HeadingsProps) {
  return (
    <g data-headings aria-hidden="true">
      {headings.map((heading) =>
        heading.kind === 'count' ? (
          <text
            key={`count ${heading.x}`}
            className={styles['count']}
            fontSize={12}
            x={heading.x}
            y={heading.y}
          >
            {heading.short ? heading.units : `${heading.units} units`}
          </text>
        ) : (
          <Named key={`${heading.kind} ${heading.x}`} heading={heading} edges={edges} />
        ),
      )}
    </g>
  );
}

function Named({
  heading,
  edges,
}: {
  heading: Exclude<Heading, { kind: 'count' }>;
  edges: readonly LayerEdges[];
}) {
  const { x, y, size } = heading;
  const tensor = nameOf(heading, edges);
  const long = tensor.startsWith('dW');
  const width = (long ? 2.6 : 1.3) * size;
  return (
    <g className={styles['heading']} data-ref={tensor}>
      <rect
        className={marking['outline']}
        x={x - width / 2}
        y={y - size * 0.95}
        width={width}
        height={size * 1.35}
        rx={5}
      />
      <SvgSymbol tensor={tensor} x={x} y={y} size={long ? Math.max(11, 0.75 * size) : size} />
      <rect
        className={styles['rule']}
        x={x - width / 2 + 2}
        y={y + size * 0.36}
        width={width - 4}
      />
    </g>
  );
}

function nameOf(
  heading: Exclude<Heading, { kind: 'count' }>,
  edges: readonly LayerEdges[],
): string {
  if (heading.kind === 'target') return 'y';
  const { kind, layer } = heading;
  if (kind === 'delta') return `dz${layer}`;
  if (kind === 'weights') return edges[layer - 1]!.tensor;
  return layer === edges.length ? 'p' : `a${layer}`;
}
