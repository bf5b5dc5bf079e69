import { rounded } from '../../draw/box.ts';
import type { UnitBox } from '../../draw/units.ts';
import { valueNow, type Scene } from '../../state/scene.ts';
import { depth } from '../../layers/network.ts';
import { Bias, type BiasProps } from './Bias.tsx';
import { idOf, markOf, markProps, type Marks } from './marks.ts';
import { UnitCell } from './UnitCell.tsx';
import type { Scales } from './values.ts';
import * as styles from './Unit.module.css';

export interface UnitProps {
  readonly scene: Scene;
  readonly marks: Marks;
  readonly scales: Scales;
  readonly current: string;
  readonly layer: number;
  /** 0-based. */
  readonly unit: number;
  readonly box: UnitBox;
  readonly numbers: boolean;
  /** After the point, for the activation. */
  readonly digits: number;
  /** What its bias shows. */
  readonly bias: Pick<BiasProps, 'tensor' | 'value' | 'max' | 'thin' | 'changes'>;
}

/** A pill of two cells, activation | δ, its bias beside it; at the input one cell. */
export function Unit(props: UnitProps) {
  const { scene, marks, scales, current, layer, unit, box, numbers, digits, bias } = props;
  const activation = layer === depth(scene.network) ? 'p' : `a${layer}`;
  const now = (key: string): number | undefined => valueNow(scene, key, [unit, scene.sample]);
  const halfway = now(`dz${layer}`) === undefined && now(`da${layer}`) !== undefined;
  const [delta, other] = halfway ? ['da', 'dz'] : ['dz', 'da'];
  const shared = { unit, numbers };
  const largest =
    layer === 0 ? scales.input : layer === depth(scene.network) ? 1 : scales.activation;
  const whole = idOf(`z${layer}`, [unit]);
  const pill = rounded(box.pill, [box.radius, box.radius, box.radius, box.radius]);
  const cells = (
    <>
      <UnitCell
        {...shared}
        slot={`a${layer}:${unit}`}
        tensor={activation}
        place={box.activation}
        value={now(activation)}
        max={largest}
        digits={digits}
        mark={markOf(marks, idOf(activation, [unit]))}
        stop={current === `a${layer}:${unit}`}
        kind="value"
      />
      {box.delta && (
        <UnitCell
          {...shared}
          slot={`d${layer}:${unit}`}
          tensor={`${delta}${layer}`}
          place={box.delta}
          value={now(`${delta}${layer}`)}
          max={scales.errors[`${delta}${layer}`]!}
          digits={3}
          mark={markOf(marks, idOf(`${delta}${layer}`, [unit]), idOf(`${other}${layer}`, [unit]))}
          stop={current === `d${layer}:${unit}`}
          kind={halfway ? 'halfway' : 'value'}
        />
      )}
    </>
  );
  if (layer === 0) {
    return (
      <g data-unit={unit + 1}>
        <path className={styles['pill']} d={pill} />
        {cells}
      </g>
    );
  }
  return (
    <g data-unit={unit + 1}>
      {box.bias && (
        <Bias
          {...bias}
          place={box.bias}
          slot={`b${layer}:${unit}`}
          unit={unit}
          mark={markOf(marks, idOf(bias.tensor, [unit]), idOf(`b${layer}`, [unit]))}
          stop={current === `b${layer}:${unit}`}
        />
      )}
      <g
        data-of={`z${layer}`}
        data-cell={unit + 1}
        className={styles['whole']}
        {...markProps(markOf(marks, whole))}
      >
        <path className={styles['pill']} d={pill} />
        {cells}
      </g>
    </g>
  );
}
