import { createRoot } from 'react-dom/client';
import type { Question } from '../../state/questions.ts';
import type { Page } from '../../state/page.ts';
import { PageContext } from '../islands/use-reader.ts';
import { whenNear } from '../islands/when-near.ts';

/** Takes the answers of the questions out of the document; what stands in their place comes to life when it is near. */
export function bindQuestions(
  root: ParentNode,
  load: () => Promise<Readonly<Record<string, Question>>>,
  page: Page,
): Element[] {
  const veiled = [...root.querySelectorAll<HTMLElement>('[data-question]')].map((element) => {
    const own = element.querySelector('.own')!;
    own.remove();
    element.dataset['live'] = '';
    return { id: element.dataset['question']!, own, reply: element.querySelector('.reply')! };
  });
  const replies = veiled.map(({ reply }) => reply);
  whenNear(page.store, replies, async () => {
    const [{ QuestionResult }, questions] = await Promise.all([
      import('./QuestionResult.tsx'),
      load(),
    ]);
    for (const { id, own, reply } of veiled) {
      createRoot(reply).render(
        <PageContext value={page}>
          <QuestionResult id={id} question={questions[id]!} own={own} />
        </PageContext>,
      );
    }
  });
  return replies;
}
