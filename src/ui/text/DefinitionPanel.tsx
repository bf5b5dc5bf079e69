import { anchorOf, type Definition } from '../../notation/glossary.ts';
import { isName, names } from '../../notation/names.ts';
import { leading } from '../../state/equations.ts';
import { parseKey, wordsFor } from '../../notation/symbol.ts';
import type { Asked } from '../../state/store.ts';
import { showShape } from '../../tensor/tensor.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { SymbolName, Upright } from '../maths/Maths.tsx';
import { usePage, useScene } from '../islands/use-reader.ts';
import type { Meta } from './meta.ts';
import * as styles from './DefinitionPanel.module.css';

interface DefinitionPanelProps {
  readonly asked: Asked;
  readonly definition: Definition;
  /** The chapter that defines it, where it is another one. */
  readonly from?: Meta;
}

/** What a name means, in the head of the page: it covers nothing that can be asked about. */
export function DefinitionPanel({ asked: { name, key }, definition, from }: DefinitionPanelProps) {
  const { store } = usePage();
  const { trace } = useScene();
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
        <a href={`${from?.file ?? ''}#${anchorOf(name)}`}>
          defined&nbsp;{from ? `in chapter ${from.number}` : 'here'}
        </a>
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
