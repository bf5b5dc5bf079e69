import { sectionTag } from '../../src/view/chapter.tsx';
import { equationTags } from '../../src/view/Equation.tsx';
import { questionTag } from '../../src/view/Question.tsx';
import { equations } from './equations.ts';
import { meta } from './meta.ts';
import { questions } from './questions.ts';

export const Section = sectionTag(meta);
export const { Eq, Ref } = equationTags(equations);
export const Question = questionTag(questions);
