import { sectionTag } from '../../src/ui/text/chapter.tsx';
import { equationTags } from '../../src/ui/text/Equation.tsx';
import { identityTag } from '../../src/ui/text/IdentityBlock.tsx';
import { figureTag } from '../../src/ui/figures/Figure.tsx';
import { questionTag } from '../../src/ui/questions/Question.tsx';
import { derivationTag } from '../../src/ui/derivation/Derivation.tsx';
import { equations } from './equations.ts';
import { figures } from './figures/list.ts';
import { identities } from './identities.ts';
import { meta } from './meta.ts';
import { derivations } from './derivations/list.ts';
import { questions } from './questions.ts';

export const Section = sectionTag(meta);
export const { Eq, Ref } = equationTags(equations);
export const Identity = identityTag(identities);
export const Question = questionTag(questions);
export const DerivationBlock = derivationTag(derivations);
export const Figure = figureTag(figures);
