import { widthsOf } from '../../../../src/layers/network.ts';
import { useMemo, useState } from 'react';
import type { CellRef } from '../../../../src/engine/gradient-path.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { byDepth, multiplications } from './multiplications.ts';
import { usePage } from '../../../../src/ui/islands/use-reader.ts';
import { followGradient } from '../../../../src/state/navigation.ts';
import { allPaths, type AllPaths } from './all-paths.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence } from '../../../../src/linking/attributes.ts';
import type { FigureSpec } from '../../../../src/ui/figures/parts/Frame.tsx';
import { Growth } from './Growth.tsx';
import { NumberEntry, Numbers } from '../../../../src/ui/figures/parts/Numbers.tsx';
import { ParameterPicker } from '../../../../src/ui/figures/parts/ParameterPicker.tsx';
import { useParameter } from '../../../../src/ui/figures/parts/use-parameter.ts';
import { usePass } from '../../../../src/ui/islands/use-pass.ts';
import { PathsTable } from './PathsTable.tsx';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';

const FIRST: CellRef = { key: 'W1', cell: [1, 0] };
/** Layers of the deepest network in the plot of multiplications. */
const DEEPEST = 10;

export const figure: FigureSpec = {
  title: 'All paths of one gradient',
  caption: (
    <>
      Point at a row, or choose one with the arrow keys: its path is highlighted in the network. A
      weight of the last layer has one path; a weight of the first layer has many, and their
      contributions may have different signs. Below: what the paths share is computed once if every
      δ is stored.
    </>
  ),
  description:
    'A table of the paths from the loss to one parameter, the largest contribution first: each row holds the factors of one path and their product. The products add up to the gradient of the parameter. Below, the multiplications of a backward pass, with δ stored and without, against the number of layers.',
  dense: true,
  Body: Paths,
};

function Paths() {
  const { store } = usePage();
  const { trace, experiment, t, sample } = usePass();
  const { network } = experiment;
  const [place, pick] = useParameter(FIRST, network);
  const [picked, pickPath] = useState<number | null>(null);
  const paths = useMemo(
    () => allPaths(experiment, t, place, sample),
    [experiment, t, place, sample],
  );
  const shape = JSON.stringify(network);
  const counts = useMemo(() => {
    const network = JSON.parse(shape) as Parameters<typeof multiplications>[0];
    return { here: multiplications(network), byDepth: byDepth(network, DEEPEST) };
  }, [shape]);
  const chosen = (paths.listed.find(({ number }) => number === picked) ?? paths.listed[0]!).number;
  const one = trace.samples === 1;

  return (
    <>
      <div className={`${shared.controls} needs-js`}>
        <ParameterPicker label="Parameter" trace={trace} value={place} onPick={pick} />
        <span className={shared.buttons}>
          <button
            type="button"
            onClick={() => {
              followGradient(store, place);
              store.setState({ gradientPath: { place, path: chosen } });
            }}
          >
            Follow the chosen path
          </button>
        </span>
      </div>
      <PathsTable place={place} paths={paths.listed} chosen={chosen} onPick={pickPath} />
      <Sum place={place} paths={paths} linked={one} sample={sample} />
      <Numbers>
        <NumberEntry words="multiplications, δ stored" value={counts.here.kept} />
        <NumberEntry words="δ recomputed for every tensor" value={counts.here.anew} />
        <NumberEntry words="every path separately" value={counts.here.paths} />
      </Numbers>
      <Growth counts={counts.byDepth} width={widthsOf(network).at(-2)!} />
    </>
  );
}

interface SumProps {
  readonly place: CellRef;
  readonly paths: AllPaths;
  /** Whether the gradient is that of the page: with one sample there is no mean to take. */
  readonly linked: boolean;
  readonly sample: number;
}

/** The sum of the products, and how much of it cancels. */
function Sum({ place, paths: { listed, cut, sum, gradient }, linked, sample }: SumProps) {
  const of = (sign: 1 | -1): number =>
    listed.reduce((total, { product }) => (product * sign > 0 ? total + product : total), 0);
  const name = (
    <SymbolName named={{ kind: 'symbol', sym: parseKey(`d${place.key}`), at: place.cell }} />
  );
  const own = linked ? occurrence(`d${place.key}`, { cell: place.cell }) : {};
  const number = (
    <b className={shared.number} data-value={gradient} {...own}>
      {print(gradient, { digits: 4 })}
    </b>
  );
  return (
    <p className={shared.verdict} role="status">
      {cut ? (
        <>
          <b>More than {listed.length} paths.</b> Backpropagation computes their sum, {name} ={' '}
          {number}, without listing them.
        </>
      ) : (
        <>
          <b>
            {listed.length === 1 ? 'One path: its product is' : `${listed.length} paths add up to`}{' '}
            <Printed value={sum} digits={4} />
          </b>
          , and backpropagation gives {name} = {number} without listing them.
          {of(1) > 0 && of(-1) < 0 && (
            <>
              {' '}
              Their signs differ: <Printed value={of(1)} digits={4} /> and{' '}
              <Printed value={of(-1)} digits={4} /> partly cancel.
            </>
          )}
        </>
      )}
      {!linked && (
        <>
          {' '}
          This is the gradient of sample {sample + 1} only; the gradient of the mini-batch is the
          mean over its samples.
        </>
      )}
    </p>
  );
}
