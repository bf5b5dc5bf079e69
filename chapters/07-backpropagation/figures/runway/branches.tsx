import { useState } from 'react';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { Letters, Rate } from '../../sections/plain-letters.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { Check } from './Check.tsx';
import { Sliders } from './Sliders.tsx';
import { numbersOf, twoOutputs, withNumber } from './small-network.ts';
import { SlopeGraph } from './SlopeGraph.tsx';

const weight = { key: 'W1', cell: [0, 0] };

export const figure: FigureSpec = {
  title: 'Two branches add',
  caption: (
    <>
      Two paths lead from <Letters>a</Letters> to the loss, and their contributions add. At first
      they have opposite signs, so they partly cancel. Change the sign of <Letters>v_2</Letters>,
      and they reinforce each other. Set <Letters>v_2</Letters> to 0, and only one path is left.
    </>
  ),
  description:
    'A graph from the weight through the weighted sum and the activation to two outputs and on to the loss, with the local slope on each arrow and the derivative of the loss under each node. Sliders change the weights and the targets. Under it the sum over the two branches in numbers.',
  anySize: true,
  Body: Branches,
};

function Branches() {
  const [experiment, put] = useState(twoOutputs);
  const value = numbersOf(experiment);
  const [x, w, z, a] = [value('a0'), value('W1'), value('z1'), value('a1')];
  const [v1, v2] = [value('W2', [0, 0]), value('W2', [1, 0])];
  const [o1, o2] = [value('z2', [0, 0]), value('z2', [1, 0])];
  const [d1, d2] = [value('dz2', [0, 0]), value('dz2', [1, 0])];
  const [da, delta, dw, slope] = [value('da1'), value('dz1'), value('dW1'), value('da_dz1')];
  return (
    <>
      <SlopeGraph
        label="From w to the loss"
        height={250}
        nodes={[
          { id: 'w', letter: 'w', value: w, gradient: dw, x: 30, y: 120 },
          { id: 'z', letter: 'z', value: z, gradient: delta, x: 142, y: 120 },
          { id: 'a', letter: 'a', value: a, gradient: da, x: 254, y: 120 },
          { id: 'o1', letter: 'o_1', value: o1, gradient: d1, x: 384, y: 46 },
          { id: 'o2', letter: 'o_2', value: o2, gradient: d2, x: 384, y: 194 },
          { id: 'L', letter: 'L', value: value('L', [0]), x: 514, y: 120 },
        ]}
        arrows={[
          { from: 'w', to: 'z', slope: 'x', value: x },
          { from: 'z', to: 'a', slope: 'a(1 − a)', value: slope },
          { from: 'a', to: 'o1', slope: 'v_1', value: v1 },
          { from: 'a', to: 'o2', slope: 'v_2', value: v2 },
          { from: 'o1', to: 'L', slope: 'o_1 − y_1', value: d1 },
          { from: 'o2', to: 'L', slope: 'o_2 − y_2', value: d2 },
        ]}
      />
      <Sliders
        of={[
          { letter: 'w', place: weight, value: w },
          { letter: 'v_1', place: { key: 'W2', cell: [0, 0] }, value: v1 },
          { letter: 'v_2', place: { key: 'W2', cell: [1, 0] }, value: v2 },
          { letter: 'y_1', place: { key: 'y', cell: [0, 0] }, value: value('y', [0, 0]) },
          { letter: 'y_2', place: { key: 'y', cell: [1, 0] }, value: value('y', [1, 0]) },
        ]}
        onChange={(place, wanted) => put(withNumber(experiment, place, wanted))}
      />
      <Arithmetic
        of={<Rate of="L" by="a" />}
        letters={<Letters>(o_1 − y_1)v_1 + (o_2 − y_2)v_2</Letters>}
        terms={[
          [d1, v1],
          [d2, v2],
        ]}
        result={da}
      />
      <Arithmetic
        of={<Rate of="L" by="w" />}
        letters={
          <>
            <Rate of="L" by="a" /> <Letters>· a(1 − a) · x</Letters>
          </>
        }
        terms={[[da, slope, x]]}
        result={dw}
      />
      <Check experiment={experiment} place={weight} />
    </>
  );
}
