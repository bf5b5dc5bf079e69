import type { Page } from '../../state/page.ts';
import type { QuestionSpec } from '../../state/questions.ts';
import { PageContext, useReader, useScene } from '../islands/use-reader.ts';
import { AnswerVerdict } from '../questions/AnswerVerdict.tsx';

interface PredictionProps {
  readonly page: Page;
  readonly id: string;
  readonly question: QuestionSpec;
}

/** What a reader predicted at a question of the text, and the truth; nothing where it has not been answered. */
export const PastPrediction = ({ page, ...rest }: PredictionProps) => (
  <PageContext value={page}>
    <Looked {...rest} />
  </PageContext>
);

function Looked({ id, question }: Omit<PredictionProps, 'page'>) {
  const given = useReader(({ answers }) => answers[id]);
  const scene = useScene();
  if (!given) return <p>You have not answered this yet.</p>;
  const unfit = question.unfit?.(scene);
  if (unfit) return <p>This does not apply to the network of that page: {unfit}.</p>;
  return <AnswerVerdict question={question} given={given} />;
}
