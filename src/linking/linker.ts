import { bindSymbol, type Binding } from '../notation/bind.ts';
import type { Equation, Notation } from '../notation/equation.ts';
import { keyOf, parseTerm, refOf } from '../notation/symbol.ts';
import { denseForm, depth } from '../layers/network.ts';
import { bindingAt, bindingTo, speaksOf, stepsOf } from '../state/equations.ts';
import { cellText, equationOfElement, inLine, standsFor } from './occurrence.ts';
import type { Scene } from '../state/scene.ts';
import type { Focus } from '../state/store.ts';

/** What stands for a tensor, by its name. */
type Found<T> = Map<string, T[]>;

/** The step, from 1, that an equation is shown at: in the layer of the current step, else where it is first computed. */
export function stepShown(equation: Equation, { network, step, trace }: Scene): number | undefined {
  const all = stepsOf(equation, trace.steps, network);
  return all.find((one) => trace.steps[one - 1]!.at === step?.at) ?? all[0];
}

/** What the letters of an equation stand for at a moment. */
export function bindingOf(equation: Equation, scene: Scene): Binding | null {
  const { network, step, trace } = scene;
  if (step && speaksOf(equation, step, network)) return bindingAt(equation, step, network);
  const shown = stepShown(equation, scene);
  return shown ? bindingAt(equation, trace.steps[shown - 1]!, network) : null;
}

/** A name in the text, in the equation and in the notation in which it is; null of what is in neither. */
interface Term {
  readonly element: Element;
  readonly name: string;
  readonly equation: string | null;
  readonly form: string | null;
}

/**
 * The one controller of linking: finds every occurrence of a tensor, in equations, matrices and the diagram, and marks
 * it by a class: `lit` what the reader points at, `lit-line` its row and column, `read` and `written` what the step at
 * hand reads and writes.
 */
export class Linker {
  readonly #equations: ReadonlyMap<string, Equation>;
  readonly #terms: readonly Term[];
  readonly #marked = new Map<string, Set<Element>>();
  /** Elements of each part of the page that is drawn anew, null until they are looked for, and of the text, which stays. */
  readonly #elements = new Map<Element | null, Found<Element> | null>();
  #scene: Scene;
  #notation: Notation = 'matrix';
  /** The terms as the scene resolves them; null until it does. */
  #resolved: Found<Term> | null = null;
  /** What letters stand for in each equation at this moment, and names at each layer in this pass, once asked for. */
  readonly #bindings = new Map<string | null, Binding | null>();
  readonly #refs = new Map<string, string | null>();

  /** `live` are the parts of the page that are drawn anew; none contains another. */
  constructor(
    root: ParentNode,
    equations: readonly Equation[],
    scene: Scene,
    live: readonly Element[],
  ) {
    this.#equations = new Map(equations.map((equation) => [equation.id, equation]));
    this.#terms = [...root.querySelectorAll('[data-term]')].map((element) => ({
      element,
      name: element.getAttribute('data-term')!,
      equation: equationOfElement(element),
      form: element.closest('[data-written]')?.getAttribute('data-written') ?? null,
    }));
    this.#scene = scene;
    const inText = (element: Element): boolean => !live.some((part) => part.contains(element));
    this.#elements.set(null, elementsIn(root, inText));
    for (const part of live) this.#elements.set(part, null);
  }

  get scene(): Scene {
    return this.#scene;
  }

  /** Name of the tensor that an element of the page stands for at this moment; null where the network has none. */
  refOf(element: Element): string | null {
    const ref = element.getAttribute('data-ref') ?? element.getAttribute('data-of');
    if (ref !== null) return ref;
    const term = element.getAttribute('data-term');
    return term === null ? null : this.#resolve(term, this.bindingFor(equationOfElement(element)));
  }

  #resolve(term: string, binding: Binding | null): string | null {
    if (!binding) return null;
    const name = `${term} at ${binding.layer}`;
    let ref = this.#refs.get(name);
    if (ref === undefined) this.#refs.set(name, (ref = this.#refIn(term, binding)));
    return ref;
  }

  /** Null where the network has no such layer, or, not being made of dense layers alone, no such tensor. */
  #refIn(term: string, binding: Binding): string | null {
    const { network, trace } = this.#scene;
    const named = { kind: 'symbol', sym: parseTerm(term), at: null } as const;
    const { sym } = bindSymbol(named, binding);
    const layer = sym.layer?.plus;
    const first = sym.id === 'a' ? 0 : 1;
    const exists = layer === undefined || (layer >= first && layer <= depth(network));
    const known = denseForm(network) || trace.at(keyOf(sym), trace.steps.length);
    return exists && known ? refOf(keyOf(sym)) : null;
  }

  /**
   * What letters stand for in an equation, or, in the text between (`id` null), at the last layer. An equation about
   * dense layers has no meaning (null) in a network that has none for it.
   */
  bindingFor(id: string | null): Binding | null {
    let binding = this.#bindings.get(id);
    if (binding === undefined) this.#bindings.set(id, (binding = this.#bindingIn(id)));
    return binding;
  }

  #bindingIn(id: string | null): Binding | null {
    const { network } = this.#scene;
    const equation = id === null ? undefined : this.#equations.get(id);
    const fallback = bindingTo(network);
    if (!equation) return fallback;
    return bindingOf(equation, this.#scene) ?? (denseForm(network) ? fallback : null);
  }

  /** A live part of the page has changed: its elements are found again at the next mark. */
  forget(part: Element): void {
    this.#elements.set(part, null);
  }

  /** Marks the page for a scene and a focus, where equations are written in that notation. */
  mark(scene: Scene, focus: Focus | null, notation: Notation): void {
    if (scene !== this.#scene || notation !== this.#notation) this.#resolved = null;
    if (scene !== this.#scene) this.#bindings.clear();
    if (scene.trace !== this.#scene.trace) this.#refs.clear();
    this.#scene = scene;
    this.#notation = notation;
    const changed = !this.#resolved || [...this.#elements.values()].includes(null);
    const terms = (this.#resolved ??= this.#resolveTerms());
    const elements = this.#look();
    const elementsOf = (ref: string): Element[] =>
      elements.flatMap((found) => found.get(ref) ?? []);
    if (changed) {
      const { step, network } = scene;
      const speaking = [...this.#equations.values()].filter(
        (equation) => step && speaksOf(equation, step, network),
      );
      const ids = new Set<string | null>(speaking.map(({ id }) => id));
      const active = (ref: string): Element[] => [
        ...elementsOf(ref),
        ...(terms.get(ref) ?? []).flatMap(({ element, equation }) =>
          ids.has(equation) ? [element] : [],
        ),
      ];
      this.#set('read', scene.read.flatMap(active));
      this.#set('written', scene.written.flatMap(active));
    }
    const occurrences = (ref: string): Element[] => [
      ...elementsOf(ref),
      ...(terms.get(ref) ?? []).map(({ element }) => element),
    ];
    const all = focus ? occurrences(refOf(focus.key)) : [];
    const along = (focus?.also ?? []).flatMap(({ key, cell }) =>
      occurrences(refOf(key)).filter((element) => standsFor(element, cellText(cell))),
    );
    const cell = focus?.cell ? cellText(focus.cell) : null;
    const lit = cell === null ? all : all.filter((element) => standsFor(element, cell));
    const lines = cell === null || focus?.also ? [] : all;
    this.#set('lit', [...lit, ...along]);
    this.#set(
      'lit-line',
      lines.filter((element) => inLine(element, cell!)),
    );
  }

  #look(): Found<Element>[] {
    return [...this.#elements].map(([part, known]) => {
      const found = known ?? elementsIn(part!);
      this.#elements.set(part, found);
      return found;
    });
  }

  #resolveTerms(): Found<Term> {
    const found: Found<Term> = new Map();
    for (const term of this.#terms) {
      if (term.form !== null && term.form !== this.#notation) continue;
      const ref = this.#resolve(term.name, this.bindingFor(term.equation));
      if (ref !== null) append(found, ref, term);
    }
    return found;
  }

  #set(mark: string, elements: readonly Element[]): void {
    const before = this.#marked.get(mark) ?? new Set();
    const now = new Set(elements);
    for (const element of before) if (!now.has(element)) element.classList.remove(mark);
    for (const element of now) element.classList.add(mark);
    this.#marked.set(mark, now);
  }
}

function elementsIn(root: ParentNode, wanted?: (element: Element) => boolean): Found<Element> {
  const found: Found<Element> = new Map();
  for (const element of root.querySelectorAll('[data-ref], [data-of]')) {
    if (wanted?.(element) === false) continue;
    for (const ref of [element.getAttribute('data-ref'), element.getAttribute('data-of')]) {
      if (ref !== null) append(found, ref, element);
    }
  }
  return found;
}

function append<T>(lists: Found<T>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
