import type { Instance } from '../../../practice/exercise.ts';
import type { AnswerProps } from './answer.ts';
import { BugAnswer } from './BugAnswer.tsx';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { ComposeAnswer } from './ComposeAnswer.tsx';
import { NumberAnswer } from './NumberAnswer.tsx';

/** The form for an answer, by the kind of exercise. */
export function AnswerForm({
  instance,
  ...rest
}: Omit<AnswerProps<'number'>, 'instance'> & { readonly instance: Instance }) {
  switch (instance.kind) {
    case 'number':
      return <NumberAnswer instance={instance} {...rest} />;
    case 'choice':
      return <ChoiceAnswer instance={instance} {...rest} />;
    case 'compose':
      return <ComposeAnswer instance={instance} {...rest} />;
    case 'bug':
      return <BugAnswer instance={instance} {...rest} />;
  }
}
