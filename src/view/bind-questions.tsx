import { createRoot } from 'react-dom/client';
import type { Question } from '../reader/question.ts';
import type { Scene } from '../reader/scene.ts';
import type { Reader } from '../reader/store.ts';
import { Reply } from './Reply.tsx';
import { Present } from './use-reader.ts';

/** Takes the answers of the questions out of the document, and brings what stands in their place to life. */
export function bindQuestions(
  root: ParentNode,
  questions: Readonly<Record<string, Question>>,
  present: (state: Reader) => Scene,
): Element[] {
  return [...root.querySelectorAll<HTMLElement>('[data-question]')].flatMap((element) => {
    const id = element.dataset['question']!;
    const question = questions[id];
    const own = element.querySelector('.own');
    const reply = element.querySelector('.reply');
    if (!question || !own || !reply) return [];
    own.remove();
    element.dataset['live'] = '';
    createRoot(reply).render(
      <Present value={present}>
        <Reply id={id} question={question} own={own} />
      </Present>,
    );
    return [reply];
  });
}
