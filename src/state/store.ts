import { createStore, type StoreApi } from 'zustand/vanilla';
import { program } from '../engine/program.ts';
import { stepsIn } from '../engine/instruction.ts';
import { graphOf } from '../layers/network.ts';
import { START, type Moment, type StepSize } from '../engine/moment.ts';
import type { CellRef } from '../engine/gradient-path.ts';
import type { Defined } from '../notation/glossary.ts';
import type { HiddenPlace } from './scene.ts';
import type { Letters } from '../notation/evaluation/expand.ts';
import type { Cell } from '../tensor/tensor.ts';
import { samplesAt, type Experiment } from '../experiment/experiment.ts';
import type { Following } from './following.ts';

/** What the reader points at: a tensor, or one cell of it (0-based, without the sample of a column). */
export interface Focus {
  readonly key: string;
  readonly cell: Cell | null;
  /** Cells pointed at together with it: those of a path. */
  readonly also?: readonly CellRef[];
}

/** What the reader asked about last by pointing: a name of the glossary, and the tensor there, if any. */
export interface Asked {
  readonly name: Defined;
  readonly key: string | null;
}

/** One parameter whose way from the loss is followed, along one path, counted from 0, or along all. */
export interface GradientPath {
  readonly place: CellRef;
  readonly path: number | null;
}

/** What became of a question: never graded, and kept in the browser only. */
export interface Answer {
  /** A place among the options, or a number; null where the question was skipped. */
  readonly guess: number | null;
  /** The reader's own reason. */
  readonly because: string;
  /** Whether the book's reason has been asked for. */
  readonly told: boolean;
}

/** Where the reader is in a derivation. */
export interface DerivationProgress {
  /** The line looked at, 0-based, and how many have been seen. */
  readonly now: number;
  readonly shown: number;
  /** What has been picked: a layer, null for the last that will do, and places, 0-based. */
  readonly layer: number | null;
  readonly free: Letters;
}

/** Why a state is not kept: the browser refuses, or another tab has kept one since. */
export type Unkept = 'refused' | 'behind';

export type Tab = 'step' | 'tensors' | 'training' | 'files' | 'code';

/** Everything the reader did with an experiment, as plain JSON; what can be derived is derived. */
export interface ReaderState {
  readonly experiment: Experiment;
  readonly past: readonly Experiment[];
  readonly future: readonly Experiment[];
  /** Names what is being changed, so that one drag is one thing to undo; null between. */
  readonly gesture: string | null;
  readonly moment: Moment;
  /** Moments from which the reader went on, so that going back retraces them. */
  readonly trail: readonly Moment[];
  readonly size: StepSize;
  /** Steps per second while playing. */
  readonly speed: number;
  readonly playing: boolean;
  /** Column of the mini-batch looked at, 0-based. */
  readonly sample: number;
  /** Place of the chosen cell among those that the step writes. */
  readonly chosen: number;
  readonly focus: Focus | null;
  /** Whose definition is shown. */
  readonly asked: Asked | null;
  /** The number that is edited: a parameter or an input. */
  readonly editing: CellRef | null;
  readonly tab: Tab;
  readonly gradientPath: GradientPath | null;
  /** Answers to the questions of the chapter, by id. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Numbers that answer what is open: by the ids of questions that are in sight, and of exercises that are on the stage. */
  readonly asking: Readonly<Record<string, readonly HiddenPlace[]>>;
  /** Where the reader is in the derivations, by id. */
  readonly derivations: Readonly<Record<string, DerivationProgress>>;
  /** By the ids of equations, whether their numbers are shown, where that has been chosen for one alone. */
  readonly numberSwitches: Readonly<Record<string, boolean>>;
  /** What was refused or went wrong last, to be said; null when read. */
  readonly notice: string | null;
  /** How text and stage follow each other. */
  readonly following: Following;
  /** Why what is done here is not kept in the browser; null while it is, or once that has been dismissed. */
  readonly unkept: Unkept | null;
}

export type ReaderStore = StoreApi<ReaderState>;

export const makeStore = (initial: ReaderState): ReaderStore =>
  createStore<ReaderState>(() => initial);

/** Steps of the forward pass of training step 0. */
export const forwardSteps = (experiment: Experiment): number => {
  const batch = samplesAt(experiment, 0).length > 1;
  return stepsIn(program(graphOf(experiment.network), { batch }), 'forward');
};

/** An experiment with its forward pass done. */
export const initialState = (experiment: Experiment): ReaderState => ({
  experiment,
  past: [],
  future: [],
  gesture: null,
  moment: { ...START, step: forwardSteps(experiment) },
  trail: [],
  size: 'operation',
  speed: 1,
  playing: false,
  sample: 0,
  chosen: 0,
  focus: null,
  asked: null,
  editing: null,
  tab: 'step',
  gradientPath: null,
  answers: {},
  asking: {},
  derivations: {},
  numberSwitches: {},
  notice: null,
  following: { paused: null, leads: 'stage' },
  unkept: null,
});
