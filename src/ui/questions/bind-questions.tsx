import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { QuestionSpec } from '../../state/questions.ts';
import type { Page } from '../../state/page.ts';
import type { QuestionResultProps } from './QuestionResult.tsx';
import { PageContext } from '../islands/use-reader.ts';
import { whenNear } from '../islands/when-near.ts';

type Questions = Readonly<Record<string, QuestionSpec>>;

/** Takes the answers of the questions out of the document; what is in their place comes to life when it is near. */
export function bindQuestions(
  root: ParentNode,
  load: () => Promise<Questions>,
  page: Page,
): Element[] {
  const elements = [...root.querySelectorAll<HTMLElement>('[data-question]')];
  const places = elements.map((element) => {
    const own = element.querySelector('[data-own]')!;
    own.remove();
    element.dataset['live'] = '';
    const reply = element.querySelector('[data-reply]')!;
    return { element, id: element.dataset['question']!, own, reply };
  });
  whenNear(elements, async () => {
    try {
      const [{ QuestionResult }, questions] = await Promise.all([
        import('./QuestionResult.tsx'),
        load(),
      ]);
      return () => draw(QuestionResult, questions);
    } catch (error) {
      // Nobody can answer: the text is whole again.
      for (const { element, own } of places) element.append(own);
      throw error;
    }
  });
  const draw = (Reply: (props: QuestionResultProps) => ReactNode, questions: Questions): void => {
    for (const { element, id, own, reply } of places) {
      own.remove();
      createRoot(reply).render(
        <PageContext value={page}>
          <Reply id={id} element={element} question={questions[id]!} own={own} />
        </PageContext>,
      );
    }
  };
  return places.map(({ reply }) => reply);
}
