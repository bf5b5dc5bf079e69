import { createContext, useContext } from 'react';
import { anchorOf, type Glossary } from '../../notation/glossary.ts';
import { isName, names } from '../../notation/names.ts';
import { leading } from '../../state/equations.ts';
import { parseKey, wordsFor } from '../../notation/symbol.ts';
import { showShape } from '../../tensor/tensor.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { SymbolName, Upright } from '../maths/Maths.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import * as styles from './DefinitionPanel.module.css';

/** What the symbols of the chapter mean. */
export const Symbols = createContext<Glossary>({});

/** The definition of what the reader pointed at last, in the head of the page: it covers nothing that can be asked about. */
export function DefinitionPanel() {
  const { store } = usePage();
  const asked = useReader((state) => state.asked);
  const glossary = useContext(Symbols);
  const { trace } = useScene();
  const definition = asked && glossary[asked.name];
  if (!definition) return null;
  const { name, key } = asked;
  const sym = key === null ? null : parseKey(key);
  const value = key === null ? undefined : trace.at(key, trace.steps.length);
  const shape = [definition.shape, value?.shape.length ? `here ${showShape(value.shape)}` : '']
    .filter(Boolean)
    .join(', ');
  return (
    <div className={styles.definition} data-definition>
      <p>
        <span className={styles.name}>
          {sym ? (
            <SymbolName named={{ kind: 'symbol', sym, at: null }} />
          ) : (
            isName(name) && <Upright text={names[name].text} />
          )}
        </span>{' '}
        {sym && <span className={styles.of}>{wordsFor(sym)}: </span>}
        {definition.means}
        {shape && <span className={styles.shape}> ({shape})</span>}{' '}
        <a href={`#${anchorOf(name)}`}>defined&nbsp;here</a>
        {key !== null && <ComputedIn name={key} />}
      </p>
      <IconButton icon="close" label="Dismiss" onClick={() => store.setState({ asked: null })} />
    </div>
  );
}

/** The way to the equation by which a tensor is computed, or updated. */
function ComputedIn({ name }: { readonly name: string }) {
  const { equations } = usePage();
  const { trace, network } = useScene();
  const step = trace.steps.find(({ writes }) => writes.includes(name));
  const equation = step && leading(equations, step, network);
  if (!equation) return null;
  return (
    <>
      ,{' '}
      <a href={`#${equation.id}`}>
        {step.phase === 'update' ? 'updated' : 'computed'}&nbsp;by {equation.id}
      </a>
    </>
  );
}
