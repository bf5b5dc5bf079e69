import type { NetworkGeometry } from '../../draw/network.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import type { EdgeQuantity } from './layers.ts';
import type { Marks } from './marks.ts';
import { Unit } from './Unit.tsx';
import { digitsFor, parameterNow, type Scales } from './values.ts';

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
  const max = shown === 'weights' ? rest.scales.weights : rest.scales.gradients;
  return (
    <>
      {columns.map(({ units, numbers }, layer) => {
        const tensor = shown === 'weights' ? `b${layer}` : `db${layer}`;
        const biases = layer ? parameterNow(scene, tensor) : [];
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
                bias={{ tensor, value: biases[unit] ?? Number.NaN, max, thin }}
              />
            ))}
          </g>
        );
      })}
    </>
  );
}
