import type { NetworkGeometry } from '../../draw/network.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import type { Marks } from './marks.ts';
import { Unit } from './Unit.tsx';
import { digitsFor, shownOf, type EdgeQuantity, type Scales } from './values.ts';

interface ColumnsProps {
  readonly scene: Scene;
  readonly geometry: NetworkGeometry;
  readonly marks: Marks;
  readonly scales: Scales;
  readonly shown: EdgeQuantity;
  readonly current: string;
}

/** All units, column by column. */
export function Columns({ scene, geometry, shown, ...rest }: ColumnsProps) {
  const { columns, thin } = geometry;
  const input = columns[0]!.units.map((_, i) => valueNow(scene, 'a0', [i, scene.sample]));
  const inputDigits = digitsFor(input.map((value) => value ?? 0));
  return (
    <>
      {columns.map(({ units, numbers }, layer) => {
        const { tensor, values, max } = shownOf(scene, rest.scales, shown, `b${layer}`);
        const changes = typeof shown === 'object';
        return (
          <g key={layer} data-column={layer}>
            {units.map((box, unit) => (
              <Unit
                key={unit}
                {...rest}
                scene={scene}
                layer={layer}
                unit={unit}
                box={box}
                numbers={numbers}
                digits={layer ? 3 : inputDigits}
                bias={{ tensor, value: values[unit] ?? Number.NaN, max, thin, changes }}
              />
            ))}
          </g>
        );
      })}
    </>
  );
}
