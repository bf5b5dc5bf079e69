import type { ReactNode } from 'react';
import type { Experiment } from '../experiment/experiment.ts';
import type { Derivation } from '../notation/derivation.ts';
import type { Equation } from '../notation/equation.ts';
import type { Glossary } from '../notation/glossary.ts';
import type { Identity } from '../notation/identity.ts';
import type { Vocabulary } from '../notation/vocabulary.ts';
import { createPage, type Page } from '../state/page.ts';
import type { QuestionSpec } from '../state/questions.ts';
import type { FigureLoads } from './figures/Figure.tsx';
import type { GlossaryTerm } from './lists/GlossaryPage.tsx';
import type { ExerciseLoads } from './practice/list.ts';
import type { Meta } from './text/meta.ts';

/** What is in the HTML of a chapter, and never reaches the browser as code. */
export interface ChapterText {
  readonly Body: () => ReactNode;
  /** Terms that it introduces, for its glossary. */
  readonly terms?: Readonly<Record<string, GlossaryTerm>>;
  /** Its numbered equations that no step computes. */
  readonly identities?: Readonly<Record<string, Identity>>;
  /** Where the labels of its equations come from, as a sentence. */
  readonly labels?: string;
  /** Pages beside the chapter, without a stage; its glossary, its equations and its exercises have theirs. */
  readonly beside?: readonly PageBeside[];
}

export interface PageBeside {
  /** Name of the page in the built book. */
  readonly file: string;
  readonly title: string;
  readonly Body: () => ReactNode;
}

/**
 * All that the book has to know of a chapter. What is a function is loaded when it is wanted; the rest comes with the
 * page.
 */
export interface Chapter {
  readonly meta: Meta;
  /** Symbols and axes of its own, beside those that every chapter has. */
  readonly vocabulary?: Partial<Vocabulary>;
  /** The experiment that its text is written with, until the reader brings another. */
  readonly model: Experiment;
  readonly equations: Readonly<Record<string, Equation>>;
  readonly glossary: () => Promise<Glossary>;
  readonly questions?: () => Promise<Readonly<Record<string, QuestionSpec>>>;
  readonly derivations?: () => Promise<Readonly<Record<string, Derivation>>>;
  readonly figures?: () => Promise<FigureLoads>;
  /** `import.meta.glob('./exercises/*.ts', { import: 'default' })` in a file of its own. */
  readonly exercises?: () => Promise<ExerciseLoads>;
  /** False in the browser: `import.meta.env.SSR && (() => import('./text.tsx'))`. */
  readonly text: false | (() => Promise<ChapterText>);
  /** The first edition had this chapter alone: what it saved opens here. */
  readonly inFirstEdition?: true;
}

/** A chapter of the book: the default of `chapter.ts` in a folder of `chapters`, where the build finds it. */
export const defineChapter = (chapter: Chapter): Chapter => chapter;

/** The page of a chapter, as the chapter is written; `folder` is the chapter's. */
export const pageOf = (folder: string, chapter: Chapter): Page =>
  createPage({
    name: folder,
    experiment: chapter.model,
    equations: Object.values(chapter.equations),
    inFirstEdition: chapter.inFirstEdition ?? false,
  });
