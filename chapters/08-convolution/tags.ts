import { sectionTag } from '../../src/ui/text/chapter.tsx';
import { equationTags } from '../../src/ui/text/Equation.tsx';
import { derivationTag } from '../../src/ui/derivation/Derivation.tsx';
import { figureTag } from '../../src/ui/figures/Figure.tsx';
import { questionTag } from '../../src/ui/questions/Question.tsx';
import { derivations } from './derivations.ts';
import { equations } from './equations.ts';
import { figures } from './figures/list.ts';
import { meta } from './meta.ts';
import { questions } from './questions.ts';

export const Section = sectionTag(meta);
export const { Eq, Ref } = equationTags(equations);
export const DerivationBlock = derivationTag(derivations);
export const Figure = figureTag(figures);
export const Question = questionTag(questions);
