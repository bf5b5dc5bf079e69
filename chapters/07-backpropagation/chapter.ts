import type { Exercise } from '../../src/practice/exercise.ts';
import { defineChapter } from '../../src/ui/chapter.ts';
import { equations } from './equations.ts';
import { figures } from './figures/list.ts';
import { glossary } from './glossary.ts';
import { meta } from './meta.ts';
import { EXAMPLE } from './model.ts';

export default defineChapter({
  meta,
  model: EXAMPLE,
  equations,
  glossary,
  questions: async () => (await import('./questions.ts')).questions,
  derivations: async () => (await import('./derivations/list.ts')).derivations,
  figures,
  exercises: import.meta.glob<Exercise>('./exercises/*.ts', { import: 'default' }),
  text: import.meta.env.SSR && (() => import('./text.tsx')),
  inFirstEdition: true,
});
