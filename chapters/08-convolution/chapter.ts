import { defineChapter } from '../../src/ui/chapter.ts';
import { equations } from './equations.ts';
import { meta } from './meta.ts';
import { EXAMPLE } from './model.ts';
import { vocabulary } from './vocabulary.ts';

export default defineChapter({
  meta,
  vocabulary,
  model: EXAMPLE,
  equations,
  glossary: async () => (await import('./glossary.ts')).glossary,
  questions: async () => (await import('./questions.ts')).questions,
  derivations: async () => (await import('./derivations.ts')).derivations,
  figures: async () => (await import('./figures/list.ts')).figures,
  exercises: async () => (await import('./exercises.ts')).exercises,
  text: import.meta.env.SSR && (() => import('./text.tsx')),
});
