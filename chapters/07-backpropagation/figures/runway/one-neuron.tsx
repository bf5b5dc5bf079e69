import { useState } from 'react';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { Letters, Rate } from '../../sections/plain-letters.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { Check } from './Check.tsx';
import { Sliders } from './Sliders.tsx';
import { numbersOf, oneNeuron, withNumber } from './small-network.ts';
import { SlopeGraph } from './SlopeGraph.tsx';

const weight = { key: 'W1', cell: [0, 0] };

export const figure: FigureSpec = {
  title: 'Three local slopes',
  caption: (
    <>
      Each arrow carries its local slope. Under each node is the derivative of the loss with respect
      to it: the product of all local slopes from there to the loss. Set <Letters>y</Letters> equal
      to the output, and every gradient is 0. Set <Letters>b</Letters> to 3, and the slope of the
      sigmoid is almost 0. Set <Letters>x</Letters> to 0, and the weight has no effect.
    </>
  ),
  description:
    'A chain of four nodes, from the weight through the weighted sum and the output to the loss, with the local slope on each arrow and the derivative of the loss under each node. Sliders change the input, the weight, the bias and the target.',
  anySize: true,
  Body: OneNeuron,
};

function OneNeuron() {
  const [experiment, put] = useState(oneNeuron);
  const value = numbersOf(experiment);
  const [x, w, b, y] = [value('a0'), value('W1'), value('b1'), value('y')];
  const [z, a, L] = [value('z1'), value('a1'), value('L', [0])];
  const [dw, delta, da, slope] = [value('dW1'), value('dz1'), value('da1'), value('da_dz1')];
  return (
    <>
      <SlopeGraph
        label="From w to the loss"
        height={132}
        nodes={[
          { id: 'w', letter: 'w', value: w, gradient: dw, x: 50, y: 70 },
          { id: 'z', letter: 'z', value: z, gradient: delta, x: 198, y: 70 },
          { id: 'a', letter: 'a', value: a, gradient: da, x: 346, y: 70 },
          { id: 'L', letter: 'L', value: L, x: 494, y: 70 },
        ]}
        arrows={[
          { from: 'w', to: 'z', slope: 'x', value: x },
          { from: 'z', to: 'a', slope: 'a(1 − a)', value: slope },
          { from: 'a', to: 'L', slope: 'a − y', value: da },
        ]}
      />
      <Sliders
        of={[
          { letter: 'x', place: { key: 'a0', cell: [0, 0] }, value: x },
          { letter: 'w', place: weight, value: w },
          { letter: 'b', place: { key: 'b1', cell: [0] }, value: b },
          { letter: 'y', place: { key: 'y', cell: [0, 0] }, value: y },
        ]}
        onChange={(place, wanted) => put(withNumber(experiment, place, wanted))}
      />
      <Arithmetic
        of={<Rate of="L" by="w" />}
        letters={<Letters>(a − y) · a(1 − a) · x</Letters>}
        terms={[[da, slope, x]]}
        result={dw}
      />
      <Check experiment={experiment} place={weight} />
    </>
  );
}
