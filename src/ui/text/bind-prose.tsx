import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { envAt } from '../../engine/env.ts';
import type { Instruction } from '../../engine/instruction.ts';
import { inlineForm, type InlineForm } from '../../notation/printing/inline-form.ts';
import type { Equation, Notation } from '../../notation/equation.ts';
import { expandStatement } from '../../notation/evaluation/expand.ts';
import { print } from '../../notation/printing/number.ts';
import { shapeUnder } from '../../notation/printing/shape-under.ts';
import { hasSamples } from '../../engine/graph.ts';
import { describe, keyOf, parseKey } from '../../notation/symbol.ts';
import { statementOf, stepsOf } from '../../state/equations.ts';
import { bindingOf, stepShown, type Linker } from '../../linking/linker.ts';
import { cellOfElement, equationOfElement } from '../../linking/occurrence.ts';
import { shownCells } from '../../experiment/columns.ts';
import { isHidden, placesIn, type Scene } from '../../state/scene.ts';
import type { ReaderState, ReaderStore } from '../../state/store.ts';
import { watchNear } from '../islands/when-near.ts';
import { goTo } from '../../state/navigation.ts';
import { offset, type Cell } from '../../tensor/tensor.ts';
import { keepReachable } from '../islands/reachable.ts';
import { Pieces } from '../maths/Maths.tsx';
import { HIDDEN } from '../tensors/words.ts';
import { noStep } from './no-step.ts';
import { networkCount, type Countable } from '../../experiment/network-counts.ts';

/** What the text shows. */
export interface View {
  readonly scene: Scene;
  readonly notation: Notation;
  /** Whether equations show their numbers, but for those with a switch of their own. */
  readonly numbers: boolean;
  readonly switches: ReaderState['numberSwitches'];
}

interface Block {
  readonly element: HTMLElement;
  readonly equation: Equation;
  readonly draw: (line: InlineForm | string | null) => void;
  /** Whether it is near the window: far from it only the current equation is written. */
  near: boolean;
}

/**
 * Keeps the prerendered prose true: which equation is the current one, the texts of its slots, and nothing else. Prose
 * is never drawn anew.
 */
export function bindProse(
  root: ParentNode,
  equations: readonly Equation[],
  linker: Linker,
  store: ReaderStore,
) {
  const blocks: Block[] = [...root.querySelectorAll<HTMLElement>('[data-equation]')].flatMap(
    (element) => {
      const equation = equations.find(({ id }) => id === element.dataset['equation']);
      const block = equation && { element, equation, draw: numbersLine(element), near: false };
      return block ? [block] : [];
    },
  );
  const numbers = [...root.querySelectorAll<HTMLElement>('[data-num]')];
  const counts = [...root.querySelectorAll<HTMLElement>('[data-count]')];
  const shapes = [...root.querySelectorAll<HTMLElement>('[data-shape]')];

  keepReachable(
    root.querySelectorAll<HTMLElement>('[data-equation] [data-written], [data-numbers]'),
  );
  let drawn: View | null = null;
  for (const block of blocks) {
    listen(block, linker, store, () => drawn);
    watchNear(block.element, (near) => {
      const comes = near && !block.near;
      block.near = near;
      if (!comes || !drawn) return;
      flushSync(() => writeEquation(block, drawn!));
      block.element.removeAttribute('data-stale');
    });
  }

  return (view: View): void => {
    if (drawn && isSame(drawn, view)) return;
    drawn = view;
    const { scene } = view;
    for (const { element, equation } of blocks) {
      if (scene.equation === equation) element.setAttribute('aria-current', 'step');
      else element.removeAttribute('aria-current');
    }
    flushSync(() => {
      for (const block of blocks) {
        const current = block.near || scene.equation === block.equation;
        if (current) writeEquation(block, view);
        block.element.toggleAttribute('data-stale', !current);
      }
    });
    // As they are before the update of the current pass.
    const before = stepsBeforeUpdate(scene.trace.steps);
    for (const element of numbers) {
      const value = numberAt(element, scene, before);
      if (value === undefined) delete element.dataset['value'];
      else element.dataset['value'] = String(value);
      setText(element, value === undefined ? '–' : print(value));
    }
    for (const element of shapes) setText(element, shapeOf(element, linker, scene));
    for (const element of counts) {
      setText(element, String(networkCount(scene.network, element.dataset['count'] as Countable)));
    }
  };
}

const isSame = (a: View, b: View): boolean =>
  (Object.keys(a) as (keyof View)[]).every((part) => a[part] === b[part]);

/** Writes what is shown of the moment beside and under an equation; unasked, nothing is said of numbers that there are not. */
function writeEquation({ element, equation, draw }: Block, view: View): void {
  const { scene, notation } = view;
  const own = view.switches[equation.id];
  const shown = isShown(equation, view);
  const numbers = shown ? numbersOf(equation, scene, notation) : null;
  const line = typeof numbers === 'string' && !own ? null : numbers;
  write(element, '[data-go]', goText(equation, scene));
  write(element, '[data-binding]', letterText(equation, scene, line !== null, notation));
  draw(line);
  const button = element.querySelector<HTMLElement>('[data-numbers-switch]');
  if (!button) return;
  button.hidden = shown ? line === null : !bindingOf(equation, scene);
  setText(button, shown ? 'hide numbers' : 'show numbers');
}

const isShown = ({ id }: Equation, { numbers, switches }: View): boolean => switches[id] ?? numbers;

function listen(
  { element, equation }: Block,
  linker: Linker,
  store: ReaderStore,
  view: () => View | null,
): void {
  element.querySelector('[data-go]')?.addEventListener('click', (event) => {
    event.preventDefault();
    const step = stepShown(equation, linker.scene);
    if (step) goTo(store, { t: linker.scene.moment.t, step, cell: null });
  });
  element.querySelector('[data-numbers-switch]')?.addEventListener('click', () => {
    const now = view();
    if (!now) return;
    const shown = !isShown(equation, now);
    store.setState(({ numberSwitches }) => ({
      numberSwitches: { ...numberSwitches, [equation.id]: shown },
    }));
  });
}

function goText(equation: Equation, scene: Scene): string {
  if (scene.step && scene.equation === equation) return 'this step';
  const step = stepShown(equation, scene);
  return step ? `step ${step}` : noStep(equation);
}

const stepsBeforeUpdate = (steps: readonly Instruction[]): number =>
  steps.filter(({ phase }) => phase !== 'update').length;

/** The number of a slot as it is after a step; none while it is hidden. */
function numberAt(element: HTMLElement, scene: Scene, step: number): number | undefined {
  const { trace, sample } = scene;
  const key = element.dataset['num']!;
  const value = trace.at(key, step);
  const place = cellOfElement(element) ?? [];
  const cell = hasSamples(trace.graph, key) ? [...place, sample] : place;
  // A network may have a tensor of that name with other axes.
  const there =
    value?.shape.length === cell.length && cell.every((index, axis) => index < value.shape[axis]!);
  return there && !isHidden(scene, key, cell, step)
    ? value.data[offset(value.shape, cell)]
    : undefined;
}

/** `l = 3`, and beside numbers of the index form `l = 3, i = 2`. */
function letterText(equation: Equation, scene: Scene, shown: boolean, notation: Notation): string {
  const binding = bindingOf(equation, scene);
  if (!binding) return '';
  const layer = equation.statement.lhs.sym.layer?.base;
  const written =
    notation === 'index' && shown
      ? statementOf(equation, notation, binding, scene.trace.graph)
      : '';
  const lhs = typeof written === 'string' ? null : written.lhs;
  const cell = lhs && cellShown(keyOf(lhs.sym), scene);
  const places = cell
    ? (lhs.at ?? []).flatMap((letter, axis) =>
        typeof letter === 'string' ? `${letter} = ${cell[axis]! + 1}` : [],
      )
    : [];
  const all = [...(layer ? [`${layer} = ${binding.layer}`] : []), ...places];
  return all.join(', ');
}

/** The chosen cell of what the current step writes, the first one of all else; null while there is none. */
function cellShown(key: string, scene: Scene): Cell | null {
  if (scene.step?.writes[0] === key) return scene.cell;
  const value = scene.trace.at(key, scene.moment.step);
  return value ? shownCells(scene.trace.graph, key, value, scene.sample)[0]! : null;
}

/**
 * The equation at the chosen cell with its numbers in, as they are at its own step of the pass; in words why there are
 * none, and null where the network has no such step.
 */
export function numbersOf(
  equation: Equation,
  scene: Scene,
  notation: Notation,
): InlineForm | string | null {
  const binding = bindingOf(equation, scene);
  if (!binding) return null;
  const { activation } = equation;
  if (activation && activation !== binding.activation) return `holds for the ${activation} only`;
  const statement = statementOf(equation, notation, binding, scene.trace.graph);
  if (typeof statement === 'string') return null;
  const key = keyOf(statement.lhs.sym);
  const own = stepWriting(equation, key, scene);
  if (own === undefined) return null;
  if (own > scene.moment.step) return `not computed yet: step ${own}`;
  const chosen = cellShown(key, scene)!;
  // What is assigned is computed from what was there before; all else may name what the step itself writes.
  const env = envAt(scene.trace, statement.assigns ? own - 1 : own, scene.sample);
  const opened = expandStatement(statement, chosen, env, equation.form);
  const shown = [{ key, cell: chosen }, ...placesIn(opened)];
  if (shown.some((one) => isHidden(scene, one.key, one.cell))) return HIDDEN;
  return inlineForm({ ...statement.lhs, at: chosen }, opened, env);
}

/** The step, from 1, at which this equation computes that tensor: other steps may write it too, as the mean does. */
const stepWriting = (equation: Equation, key: string, { trace, network }: Scene) =>
  stepsOf(equation, trace.steps, network).find((own) => trace.steps[own - 1]!.writes.includes(key));

/** `4×3` in the current pass; a dash where this network has no such tensor. */
function shapeOf(element: HTMLElement, linker: Linker, { trace }: Scene): string {
  const binding = linker.bindingFor(equationOfElement(element));
  if (!binding) return '–';
  try {
    return shapeUnder(element.dataset['shape']!, binding, (key) => {
      if (describe(parseKey(key).id).axes === '') return [];
      const value = trace.at(key, trace.steps.length);
      if (!value) throw new RangeError(`this network has no ${key}`);
      return value.shape;
    });
  } catch (error) {
    if (error instanceof RangeError) return '–';
    throw error;
  }
}

/** The line of numbers of an equation, drawn by React since its numbers are linked; within `flushSync`. */
function numbersLine(element: Element): (line: InlineForm | string | null) => void {
  const slot = element.querySelector('[data-numbers]')!;
  let root: Root | null = null;
  return (line) => {
    if (line === null && !root) return;
    root ??= createRoot(slot);
    root.render(typeof line === 'string' || !line ? line : <Pieces {...line} />);
  };
}

const write = (block: Element, selector: string, text: string): void => {
  const slot = block.querySelector(selector);
  if (slot) setText(slot, text);
};

/** Touches the page only where the text has changed. */
function setText(element: Element, text: string): void {
  const node = element.firstChild;
  if (element.childNodes.length === 1 && node instanceof Text) {
    if (node.data !== text) node.data = text;
  } else {
    element.textContent = text;
  }
}
