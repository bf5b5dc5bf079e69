import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { pixelsOf, type Stroke } from '../../draw/digit-bitmap.ts';
import { print } from '../../notation/printing/number.ts';
import type { Page } from '../../state/page.ts';
import { Choice } from '../controls/Choice.tsx';
import { PageContext, StoreContext, usePage } from '../islands/use-reader.ts';
import { answerTo, isUntrained, readsDigits } from './answer.ts';
import { densePage } from './dense-page.ts';
import * as styles from './DrawDigit.module.css';
import { Pad } from './Pad.tsx';
import { Reading } from './Reading.tsx';

/** The first drawing, a 7. */
const SEVEN: readonly Stroke[] = [
  [
    [84, 62],
    [146, 54],
    [206, 56],
    [180, 128],
    [146, 256],
  ],
];

const networks = { page: 'Convolutional', dense: 'Dense, as in Chapter 7' } as const;

/** A digit drawn by hand, and what two networks say of it: that of the page and a dense one. */
export function DrawDigit() {
  const page = usePage();
  const [dense] = useState(() => densePage(page));
  const [chosen, choose] = useState<keyof typeof networks>('page');
  const [strokes, draw] = useState(SEVEN);
  const [label, setLabel] = useState(7);
  const pixels = useMemo(() => pixelsOf(strokes), [strokes]);
  const drawing = { pixels, label, empty: strokes.length === 0 };
  const pad = (
    <div>
      <Pad strokes={strokes} onDraw={draw} />
      <p className={`${styles.row} figure-buttons needs-js`}>
        <button type="button" onClick={() => draw([])}>
          Clear
        </button>
        <label>
          It is a{' '}
          <select value={label} onChange={({ target }) => setLabel(Number(target.value))}>
            {Array.from({ length: 10 }, (_, digit) => (
              <option key={digit}>{digit}</option>
            ))}
          </select>
        </label>
      </p>
    </div>
  );
  return (
    <>
      <p className={`${styles.row} needs-js`}>
        <Choice label="Network" options={networks} value={chosen} onPick={choose} />
        <span>
          <Says of={page} {...drawing} /> <Says of={dense} {...drawing} dense />
        </span>
      </p>
      {chosen === 'page' ? (
        <Reading pad={pad} {...drawing} onPage />
      ) : (
        <PageContext value={dense}>
          <StoreContext value={null}>
            <Reading pad={pad} {...drawing} />
          </StoreContext>
        </PageContext>
      )}
    </>
  );
}

interface SaysProps {
  readonly of: Page;
  readonly pixels: readonly number[];
  readonly label: number;
  readonly empty: boolean;
  readonly dense?: boolean;
}

/** The answer of one of the two networks, in a few words. */
function Says({ of: { store }, pixels, label, empty, dense = false }: SaysProps) {
  const experiment = useStore(store, (state) => state.experiment);
  const t = useStore(store, (state) => state.moment.t);
  const who = dense ? 'the dense one' : 'The convolutional one';
  const end = dense ? '.' : ',';
  if (empty || !readsDigits(experiment.network)) return null;
  if (isUntrained(experiment, t)) return `${who} is not trained yet${end}`;
  const { p, says } = answerTo(experiment, t, pixels, label);
  return (
    <>
      {who} reads <b>{says}</b>, {print(100 * p[says]!, { digits: 0 })} %{end}
    </>
  );
}
