import { useMemo, useState, type KeyboardEvent } from 'react';
import type { Phase } from '../../../engine/instruction.ts';
import { listingOf, type Lines } from '../../../engine/listing/listing.ts';
import type { ListedLanguage } from '../../../notation/code/callee.ts';
import { helpersOf } from '../../../notation/code/helpers.ts';
import { symOf, type Graph } from '../../../engine/graph.ts';
import { describe } from '../../../notation/symbol.ts';
import { textOf, type Code } from '../../../notation/code/tokens.ts';
import { givenNames, sourceCode } from '../../../export/source-code.ts';
import { preferences } from '../../../state/preferences.ts';
import { goTo } from '../../../state/navigation.ts';
import { showShape } from '../../../tensor/tensor.ts';
import { occurrence } from '../../../linking/attributes.ts';
import { Readings } from './Readings.tsx';
import { usePage, usePreference, useReader, useScene } from '../../islands/use-reader.ts';
import * as styles from './Code.module.css';

const languages: Readonly<Record<ListedLanguage, string>> = {
  numpy: 'NumPy',
  pytorch: 'PyTorch',
  typescript: 'TypeScript',
};
const phases: Readonly<Record<Phase, string>> = {
  forward: 'Forward',
  backward: 'Backward',
  update: 'Update',
};

/** Keeps the line of the step in view. */
const reveal = (line: HTMLButtonElement | null): void => line?.scrollIntoView({ block: 'nearest' });

/** The current pass as code, a line for what each step writes; each line leads to its step. */
export function CodeListing() {
  const { store } = usePage();
  const language = usePreference((chosen) => chosen.language);
  const experiment = useReader((state) => state.experiment);
  const scene = useScene();
  const { trace, moment } = scene;
  const listing = useMemo(
    () => listingOf(trace.steps, givenNames(experiment), language),
    [trace, experiment, language],
  );
  const helpers = useMemo(
    () => helpersOf(listing.flatMap(({ code }) => code.map(textOf)).join('\n'), language),
    [listing, language],
  );
  const stop = Math.min(moment.step || 1, trace.steps.length);
  return (
    <div className={styles.code}>
      <div className={styles.head}>
        <Languages language={language} />
        <Copy />
        <Readings scene={scene} />
      </div>
      {(Object.keys(phases) as Phase[]).map((phase) => (
        <section key={phase}>
          <h3>{phases[phase]}</h3>
          <ol onKeyDown={moveOver}>
            {listing
              .filter((lines) => lines.phase === phase)
              .map((lines) => (
                <li key={lines.step}>
                  <button
                    type="button"
                    ref={lines.step === moment.step ? reveal : null}
                    tabIndex={lines.step === stop ? 0 : -1}
                    aria-current={lines.step === moment.step ? 'step' : undefined}
                    data-step={lines.step}
                    onClick={() => goTo(store, { t: moment.t, step: lines.step, cell: null })}
                  >
                    <span className={styles.number}>{lines.step}</span>
                    <span>
                      {lines.code.map((line, n) => (
                        <Line key={n} line={line} graph={trace.graph} />
                      ))}
                    </span>
                    <span className={styles.shape}>{shapesOf(lines)}</span>
                  </button>
                </li>
              ))}
          </ol>
        </section>
      ))}
      <details>
        <summary>Helper functions</summary>
        {/* A region that scrolls is reached by the keyboard. */}
        <pre tabIndex={0}>{helpers.join(language === 'typescript' ? '\n' : '\n\n')}</pre>
      </details>
    </div>
  );

  function shapesOf({ step }: Lines): string {
    const key = trace.steps[step - 1]!.writes[0]!;
    return showShape(trace.at(key, step)!.shape);
  }
}

interface LineProps {
  readonly line: Code;
  readonly graph: Graph;
}

const Line = ({ line, graph }: LineProps) => (
  <code>
    {line.map(({ text, key }, n) => {
      if (key === null) return text;
      const sym = symOf(graph, key);
      return (
        <span key={n} className={`${styles.name} hue-${describe(sym.id).hue}`} {...occurrence(sym)}>
          {text}
        </span>
      );
    })}
  </code>
);

/** Arrow keys move over the lines, which are one stop of Tab. */
function moveOver(event: KeyboardEvent<HTMLOListElement>): void {
  const stride = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const lines = [
    ...event.currentTarget.closest(`.${styles.code}`)!.querySelectorAll<HTMLElement>('[data-step]'),
  ];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const to =
    event.key === 'Home' ? 0 : event.key === 'End' ? lines.length - 1 : stride ? at + stride : -1;
  if (!lines[to]) return;
  event.preventDefault();
  lines[to].focus();
}

const Languages = ({ language }: { readonly language: ListedLanguage }) => (
  <div className={styles.languages} role="group" aria-label="Language">
    {(Object.keys(languages) as ListedLanguage[]).map((one) => (
      <button
        key={one}
        type="button"
        aria-pressed={language === one}
        onClick={() => preferences.setState({ language: one })}
      >
        {languages[one]}
      </button>
    ))}
  </div>
);

/** Copies the pass with all that it needs to run: what it calls, the data and the parameters. */
function Copy() {
  const { store } = usePage();
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const { experiment, moment } = store.getState();
    const { language } = preferences.getState();
    try {
      await navigator.clipboard.writeText(sourceCode(experiment, moment.t, language));
      setSaid('Copied, with data and helpers');
    } catch {
      setSaid('The browser did not allow copying');
    }
    setTimeout(() => setSaid(''), 4000);
  };
  return (
    <p className={styles.copy}>
      <span role="status">{said}</span>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
    </p>
  );
}
