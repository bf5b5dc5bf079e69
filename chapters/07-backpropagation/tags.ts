import { sectionTag } from '../../src/view/chapter.tsx';
import { equationTags } from '../../src/view/Equation.tsx';
import { equations } from './equations.ts';
import { meta } from './meta.ts';

export const Section = sectionTag(meta);
export const { Eq, Ref } = equationTags(equations);
