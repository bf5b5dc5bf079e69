import { Fragment, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { pixelsOf, type Stroke } from '../../draw/digit-bitmap.ts';
import { print } from '../../notation/printing/number.ts';
import type { Page } from '../../state/page.ts';
import { Choice } from '../controls/Choice.tsx';
import { PageContext, StoreContext, usePage } from '../islands/use-reader.ts';
import { answerTo, isUntrained, readsDigits, type Answer } from './answer.ts';
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
    <div className={styles.drawing}>
      <p className={`${styles.row} needs-js`}>
        <Choice label="Network" options={networks} value={chosen} onPick={choose} />
        <Answers {...{ page, dense }} {...drawing} />
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
    </div>
  );
}

interface AnswersProps {
  readonly page: Page;
  readonly dense: Page;
  readonly pixels: readonly number[];
  readonly label: number;
  readonly empty: boolean;
}

/** What both networks say, in a sentence. */
function Answers({ page, dense, ...drawing }: AnswersProps) {
  const answers = [useAnswer(page, drawing), useAnswer(dense, drawing)];
  if (drawing.empty) return null;
  if (answers.every((answer) => answer === 'untrained')) return <>Neither is trained yet.</>;
  const clauses = answers.flatMap((answer, n) => {
    const who = n === 0 ? 'the convolutional network' : 'the dense one';
    if (answer === null) return [];
    if (answer === 'untrained') return [<>{who} is not trained yet</>];
    const { p, says } = answer;
    return [
      <>
        {who} reads <b>{says}</b>, {print(100 * p[says]!, { digits: 0 })} %
      </>,
    ];
  });
  return (
    <span className={styles.answers}>
      {clauses.map((clause, n) => (
        <Fragment key={n}>
          {n > 0 && '; '}
          {clause}
        </Fragment>
      ))}
      .
    </span>
  );
}

/** What a network says of a drawing; null where it does not read digits. */
function useAnswer(
  { store }: Page,
  { pixels, label }: Pick<AnswersProps, 'pixels' | 'label'>,
): Answer | 'untrained' | null {
  const experiment = useStore(store, (state) => state.experiment);
  const t = useStore(store, (state) => state.moment.t);
  if (!readsDigits(experiment.network)) return null;
  return isUntrained(experiment, t) ? 'untrained' : answerTo(experiment, t, pixels, label);
}
