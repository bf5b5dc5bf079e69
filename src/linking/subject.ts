import type { Instruction, Phase } from '../engine/instruction.ts';
import { activationOf, depth } from '../layers/network.ts';
import { bind, bindSymbol, type Binding } from '../notation/bind.ts';
import type { Equation } from '../notation/equation.ts';
import { symbols } from '../notation/traverse.ts';
import { keyOf, parseTerm, refOf } from '../notation/symbol.ts';
import { bindingAt, ends, leading, speaksOf, stepsOf } from '../state/equations.ts';
import type { Scene } from '../state/scene.ts';

/** What a part of the text names. */
export interface Mentions {
  /** The labelled equation that it is; null of all else. */
  readonly equation: string | null;
  /** Terms as in `data-term`: `dz.l-1`. */
  readonly terms: readonly string[];
  /** Of them those on the left side of a derivation: what is derived. */
  readonly left?: readonly string[];
  /** Labels of the equations that it links to. */
  readonly links: readonly string[];
  /** Labels of the equations of its section, whose passes it is about; null where it may be about any. */
  readonly among: readonly string[] | null;
}

/** Steps of a pass, from 1, that a part of the text is about. */
export interface Subject {
  /** Where it is shown, in the order of the pass: one for each layer. */
  readonly shown: readonly number[];
  /** Where it is shown in part too. */
  readonly covers: readonly number[];
}

/** Least share of what a step reads that a part of the text has to name, beside what the step writes. */
const ENOUGH = 0.5;

/**
 * Of what a part of the text speaks: an equation of the steps that it groups; all else of the steps whose result it
 * names together with the most of what they read, where one equation leads these, or else of the one equation that it
 * links to. Null where it is about none.
 */
export function subjectOf(
  { equation, terms, left, links, among }: Mentions,
  equations: readonly Equation[],
  scene: Scene,
): Subject | null {
  const { network, trace } = scene;
  const labelled = (id: string): Subject | null => {
    const one = equations.find((candidate) => candidate.id === id);
    const shown = one ? stepsOf(one, trace.steps, network) : [];
    const covers = one ? placesWhere(trace.steps, (step) => speaksOf(one, step, network)) : [];
    return shown.length ? { shown, covers } : null;
  };
  if (equation !== null) return labelled(equation);
  const phases = among && phasesOf(among.map(labelled), trace.steps);
  const fits = (step: number): boolean => !phases || phases.has(trace.steps[step - 1]!.phase);
  const readings = bindingsOf(terms, scene).map((binding) => ({
    all: new Set(terms.map((term) => refIn(term, binding))),
    results: new Set((left ?? terms).map((term) => refIn(term, binding))),
  }));
  const named = trace.steps.map((step, s) => {
    if (!fits(s + 1)) return 0;
    const sources = sourcesOf(step, equations, scene);
    const shares = readings.flatMap(({ all, results }) =>
      results.has(refOf(step.writes[0]!)) ? sources.map((refs) => share(refs, all)) : [],
    );
    return Math.max(0, ...shares);
  });
  const most = Math.max(...named);
  if (most >= ENOUGH) {
    const found = placesWhere(trace.steps, (_, s) => named[s] === most);
    const leads = new Set(found.map((s) => leading(equations, trace.steps[s - 1]!, network)));
    if (leads.size === 1) return { shown: found, covers: found };
  }
  const linked = links.map(labelled).filter((subject) => subject?.shown.every(fits));
  return linked.length === 1 ? linked[0]! : null;
}

/**
 * The step that the stage goes to: the current one if it is spoken of; else that at a layer which is named by its
 * number, or at the current layer; else the first. Null where the stage is there.
 */
export function stepFor(
  { shown, covers }: Subject,
  { terms }: Pick<Mentions, 'terms'>,
  { trace, moment }: Scene,
): number | null {
  if (covers.includes(moment.step)) return null;
  const numbers = terms.map(parseTerm).flatMap(({ layer }) => (layer?.base ? [] : (layer ?? [])));
  const layers = [...numbers.map(({ plus }) => plus), trace.steps[moment.step - 1]?.at];
  const at = (step: number): number => trace.steps[step - 1]!.at;
  const [found] = layers.flatMap((layer) => shown.filter((step) => at(step) === layer));
  return found ?? shown[0]!;
}

const placesWhere = (
  steps: readonly Instruction[],
  holds: (step: Instruction, s: number) => boolean,
): number[] => steps.flatMap((step, s) => (holds(step, s) ? [s + 1] : []));

/** The passes of these; null where there are none. */
function phasesOf(
  subjects: readonly (Subject | null)[],
  steps: readonly Instruction[],
): ReadonlySet<Phase> | null {
  const shown = subjects.flatMap((subject) => subject?.shown ?? []);
  return shown.length ? new Set(shown.map((step) => steps[step - 1]!.phase)) : null;
}

const share = (refs: readonly string[], named: ReadonlySet<string>): number =>
  refs.filter((ref) => named.has(ref)).length / Math.max(1, refs.length);

/** What the letters of terms outside equations may stand for: the layers at which all that they name is there. */
function bindingsOf(terms: readonly string[], { network, trace }: Scene): Binding[] {
  const last = depth(network);
  const activation = activationOf(network);
  const exists = (ref: string): boolean => trace.at(ref, trace.steps.length) !== undefined;
  return Array.from({ length: last }, (_, n) => ({ layer: n + 1, last, activation })).filter(
    (binding) => terms.every((term) => exists(refIn(term, binding))),
  );
}

/** The tensor that a term names outside equations: `l` is the last layer, `m` that of the binding. */
function refIn(term: string, binding: Binding): string {
  const sym = parseTerm(term);
  const here = sym.layer?.base === 'l' ? { ...binding, layer: binding.last } : binding;
  return refOf(keyOf(bindSymbol({ kind: 'symbol', sym, at: null }, here).sym));
}

/** What a step reads, and what its leading equation reads where the group of that ends; not what it replaces. */
function sourcesOf(
  step: Instruction,
  equations: readonly Equation[],
  { network }: Scene,
): string[][] {
  const equation = leading(equations, step, network);
  const whole =
    equation && ends(equation, step)
      ? bind(equation.statement, bindingAt(equation, step, network)).rhs.slice(0, 1)
      : [];
  const keys = [step.reads, whole.flatMap(symbols).map(({ sym }) => keyOf(sym))];
  const result = refOf(step.writes[0]!);
  return keys.map((all) => [...new Set(all.map(refOf))].filter((ref) => ref !== result));
}
