import { useMemo, useState } from 'react';
import { functionEntry } from '../../../../src/notation/functions.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { activationNames, type ActivationName } from '../../../../src/notation/activations/list.ts';
import { depth, activationOf } from '../../../../src/layers/network.ts';
import { samplesAt } from '../../../../src/experiment/experiment.ts';
import {
  breakingPower,
  copyOf,
  isBreakdown,
  narrowest,
  passages,
  passOf,
  type Changes,
} from './passages.ts';
import { BreakdownNote } from './BreakdownNote.tsx';
import { DepthStrips } from './DepthStrips.tsx';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { PassagePlot } from './PassagePlot.tsx';
import { PassageTable } from './PassageTable.tsx';
import { Arrival } from './Arrival.tsx';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

/** Decimal logarithms of the slider's factors. */
const [SMALLEST, GREATEST] = [-2, 2];
const DEEPEST = 10;

export const figure: FigureSpec = {
  title: 'The gradient in a deep network',
  caption: (
    <>
      Above: networks of twelve layers with random weights, at first with Glorot’s variance. With
      sigmoids almost nothing of the error signal is left in layer 1. Below: the current network.
      Multiply its weights, add layers or change the activation function, and see the factors of
      each layer.
    </>
  ),
  description:
    'Three strips of twelve bars, one for each activation function: the length of the error signal in each layer of a network of twelve layers relative to that of the last layer, on a scale of powers of ten. Below, for the current network, a table of the layers from the last to the first: by which factor the weights and by which the slopes of the activation function change the length of the error signal, and a plot. Controls multiply all weights, add layers and change the activation function, in a copy of the network.',
  dense: true,
  Body: Vanishing,
};

function Vanishing() {
  const { experiment, t, sample } = usePass();
  const { network } = experiment;
  const [power, setPower] = useState(0);
  const [deeper, setDeeper] = useState(0);
  const [chosen, setChosen] = useState<ActivationName | null>(null);
  const [unbroken, setUnbroken] = useState(false);
  const activation = chosen ?? activationOf(network);
  const asItIs = power === 0 && deeper === 0 && activation === activationOf(network);
  const hidden = depth(network) > 1;
  const several = samplesAt(experiment, t).length > 1;

  const [pass, holds] = useMemo(() => {
    const at = (power: number) =>
      passOf(copyOf(experiment, t, sample, { factor: factorOf(power), deeper, activation }));
    const pass = at(power);
    return [pass, isBreakdown(pass) ? at(power - 1) : pass];
  }, [experiment, t, sample, power, deeper, activation]);
  const change = (changes: Partial<Changes>): void => {
    setUnbroken(false);
    if (changes.activation) setChosen(changes.activation);
    if (changes.deeper !== undefined) setDeeper(changes.deeper);
    if (power > GREATEST) setPower(0);
  };
  const breakIt = (): void => {
    const found = breakingPower(experiment, t, sample, { deeper, activation });
    setUnbroken(found === null);
    if (found !== null) setPower(found);
  };

  return (
    <>
      <DepthStrips />
      <div className={`${shared.controls} needs-js`}>
        <span className={shared.buttons} role="group" aria-label="Activation function">
          {activationNames.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === activation}
              disabled={!hidden}
              onClick={() => change({ activation: one })}
            >
              {functionEntry(one).text}
            </button>
          ))}
        </span>
        <span className={shared.buttons}>
          <button type="button" onClick={breakIt}>
            Multiply until it overflows
          </button>
        </span>
      </div>
      <div className={`${shared.rate} needs-js`}>
        <label>
          Weights ×{' '}
          <b>
            <Power power={power} />
          </b>
          <input
            type="range"
            min={SMALLEST}
            max={GREATEST}
            step={0.05}
            value={Math.min(power, GREATEST)}
            aria-valuetext={`times ${print(factorOf(power))}`}
            onChange={(event) => {
              setUnbroken(false);
              setPower(event.target.valueAsNumber);
            }}
          />
        </label>
        <label>
          Layers added: <b>{deeper}</b>
          <input
            type="range"
            min={0}
            max={DEEPEST}
            value={deeper}
            disabled={!hidden}
            onChange={(event) => change({ deeper: event.target.valueAsNumber })}
          />
        </label>
      </div>
      <p>
        {asItIs
          ? 'The current network.'
          : 'A changed copy of the current network. The network itself does not change.'}{' '}
        {several && `Only sample ${sample + 1}.`}
      </p>
      {!isBreakdown(holds) && (
        <>
          <PassageTable passages={passages(holds)} />
          <PassagePlot passages={passages(holds)} />
        </>
      )}
      {isBreakdown(pass) ? (
        <BreakdownNote breakdown={pass}>
          <Power power={power} />
        </BreakdownNote>
      ) : (
        <Arrival
          passages={passages(pass)}
          narrow={narrowest(pass)}
          column={asItIs ? sample : null}
          unbroken={unbroken}
        />
      )}
    </>
  );
}

/** Rounded to three digits, as it is printed. */
const factorOf = (power: number): number => Number((10 ** power).toPrecision(3));

const Power = ({ power }: { readonly power: number }) =>
  power > GREATEST ? (
    <>
      10<sup>{power}</sup>
    </>
  ) : (
    <Printed value={factorOf(power)} />
  );
