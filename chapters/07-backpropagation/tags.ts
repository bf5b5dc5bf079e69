import { sectionTag } from '../../src/view/chapter.tsx';
import { equationTags } from '../../src/view/Equation.tsx';
import { questionTag } from '../../src/view/Question.tsx';
import { walkTag } from '../../src/view/Walk.tsx';
import { equations } from './equations.ts';
import { meta } from './meta.ts';
import { derivations } from './derivations.ts';
import { questions } from './questions.ts';

export const Section = sectionTag(meta);
export const { Eq, Ref } = equationTags(equations);
export const Question = questionTag(questions);
export const Walk = walkTag(derivations);
