import { bindSymbol, type Binding } from '../notation/bind.ts';
import type { Equation } from '../notation/equation.ts';
import { keyOf, parseKey, parseTerm, refOf, wordsFor } from '../notation/symbol.ts';
import { depth } from '../ops/network.ts';
import type { Cell } from '../tensor/tensor.ts';
import { bindingAt, speaksOf, stepsOf } from './equations.ts';
import type { Scene } from './scene.ts';
import { store, type Focus } from './store.ts';

/**
 * The one controller of linking. Pointing at, focusing or tapping any occurrence of a tensor sets the focus; every
 * occurrence, in equations, matrices and the diagram, is marked by a class: `lit` what the reader points at,
 * `lit-line` its row and column, `read` and `written` what the step at hand reads and writes.
 */

const OCCURRENCE = '[data-ref], [data-of], [data-term], [data-path]';

/** What the letters of an equation stand for at a moment: its layer while it is at hand, else where it is first computed. */
export function bindingOf(equation: Equation, { network, step, trace }: Scene): Binding | null {
  const last = depth(network);
  if (step && speaksOf(equation, step, last)) return bindingAt(equation, step, network);
  const first = stepsOf(equation, trace.steps, last)[0];
  return first ? bindingAt(equation, trace.steps[first - 1]!, network) : null;
}

/** A name in the text, in the equation and in the notation in which it stands; null of what stands in neither. */
interface Term {
  readonly element: Element;
  readonly equation: string | null;
  readonly form: string | null;
}

/** Resolves the occurrences of a document against a scene. */
export class Linker {
  readonly #equations: ReadonlyMap<string, Equation>;
  readonly #terms: readonly Term[];
  readonly #marked = new Map<string, Set<Element>>();
  #scene: Scene;

  constructor(root: ParentNode, equations: readonly Equation[], scene: Scene) {
    this.#equations = new Map(equations.map((equation) => [equation.id, equation]));
    this.#terms = [...root.querySelectorAll('[data-term]')].map((element) => ({
      element,
      equation: equationOf(element),
      form: element.closest('[data-written]')?.getAttribute('data-written') ?? null,
    }));
    this.#scene = scene;
  }

  get scene(): Scene {
    return this.#scene;
  }

  /** Name of the tensor that an element of the page stands for at this moment; null where the network has none. */
  refOf(element: Element): string | null {
    const ref = element.getAttribute('data-ref') ?? element.getAttribute('data-of');
    if (ref !== null) return ref;
    const term = element.getAttribute('data-term');
    return term === null ? null : this.#resolve(term, equationOf(element));
  }

  #resolve(term: string, id: string | null): string | null {
    const { network } = this.#scene;
    const binding = this.bindingFor(id);
    const named = { kind: 'symbol', sym: parseTerm(term), at: null } as const;
    const { sym } = bindSymbol(named, binding);
    const layer = sym.layer?.plus;
    const first = sym.family === 'a' ? 0 : 1;
    const exists = layer === undefined || (layer >= first && layer <= depth(network));
    return exists ? refOf(keyOf(sym)) : null;
  }

  /** What letters stand for in an equation, or, in the text between (`id` null), at the last layer. */
  bindingFor(id: string | null): Binding {
    const { network } = this.#scene;
    const equation = id === null ? undefined : this.#equations.get(id);
    const last = depth(network);
    const fallback = { layer: last, last, activation: network.activation };
    return (equation && bindingOf(equation, this.#scene)) ?? fallback;
  }

  /** Marks the page for a scene and a focus. */
  mark(scene: Scene, focus: Focus | null): void {
    this.#scene = scene;
    const shown = this.#terms.filter(({ form }) => form === null || form === scene.notation);
    const terms = shown.map(({ element, equation }) => ({
      element,
      equation,
      ref: this.#resolve(element.getAttribute('data-term')!, equation),
    }));
    const occurrences = (ref: string): Element[] => [
      ...document.querySelectorAll(`[data-ref="${ref}"], [data-of="${ref}"]`),
      ...terms.flatMap((term) => (term.ref === ref ? [term.element] : [])),
    ];
    const active = (ref: string): Element[] => [
      ...document.querySelectorAll(`[data-ref="${ref}"], [data-of="${ref}"]`),
      ...terms.flatMap((term) =>
        term.ref === ref && term.equation === scene.equation?.id ? [term.element] : [],
      ),
    ];
    this.#set('read', scene.read.flatMap(active));
    this.#set('written', scene.written.flatMap(active));
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

  #set(mark: string, elements: readonly Element[]): void {
    const before = this.#marked.get(mark) ?? new Set();
    const now = new Set(elements);
    for (const element of before) if (!now.has(element)) element.classList.remove(mark);
    for (const element of now) element.classList.add(mark);
    this.#marked.set(mark, now);
  }

  /** Listens to pointer, focus and keys on a document. */
  listen(root: Document, say: (text: string) => void): void {
    root.addEventListener('pointerover', (event) => {
      if (event.pointerType !== 'touch') this.#point(event.target);
    });
    root.addEventListener('click', (event) => this.#point(event.target));
    root.addEventListener('focusin', (event) => {
      if (event.target instanceof Element && event.target.matches(OCCURRENCE))
        this.#point(event.target);
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') store.setState({ focus: null });
      const block =
        event.target instanceof Element ? event.target.closest('[data-equation]') : null;
      if (block === event.target && block && this.#walk(block, event.key, say))
        event.preventDefault();
    });
  }

  #point(target: EventTarget | null): void {
    const element = target instanceof Element ? target.closest(OCCURRENCE) : null;
    const focus = element && this.#focusAt(element);
    const { focus: before } = store.getState();
    if (JSON.stringify(focus) !== JSON.stringify(before)) store.setState({ focus });
  }

  #focusAt(element: Element): Focus | null {
    const path = element.getAttribute('data-path');
    if (path !== null) return pathFocus(path);
    const key = this.refOf(element);
    return key === null ? null : { key, cell: cellOf(element) };
  }

  /** Arrow keys move over the terms of an equation; nothing inside KaTeX can hold the focus itself. */
  #walk(block: Element, key: string, say: (text: string) => void): boolean {
    const terms = [...block.querySelectorAll('.katex-html [data-term]')].filter(isShown);
    const stride = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (stride === undefined || terms.length === 0) return false;
    const at = terms.findIndex((term) => term.hasAttribute('data-cursor'));
    const place =
      at < 0 ? (stride > 0 ? 0 : terms.length - 1) : (at + stride + terms.length) % terms.length;
    terms[at]?.removeAttribute('data-cursor');
    const term = terms[place]!;
    term.setAttribute('data-cursor', '');
    term.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const focus = this.#focusAt(term);
    store.setState({ focus });
    if (focus) say(wordsFor(parseKey(focus.key)));
    block.addEventListener('blur', () => term.removeAttribute('data-cursor'), { once: true });
    return true;
  }
}

/** Label of the equation that an element stands in, or whose letters it shares; null in the text between. */
export function equationOf(element: Element): string | null {
  const { equation, letters } =
    element.closest<HTMLElement>('[data-equation], [data-letters]')?.dataset ?? {};
  return equation ?? letters ?? null;
}

/** 0-based coordinates from `data-cell`. */
export function cellOf(element: Element): Cell | null {
  const text = element.getAttribute('data-cell');
  return text ? text.split(' ').map((place) => Number(place) - 1) : null;
}

/** An equation holds both its forms, one of them hidden. */
const isShown = (element: Element): boolean => element.getClientRects().length > 0;
/** `W1 2 1, W2 3 2`: what a path leads to, and the cells along it. */
function pathFocus(text: string): Focus {
  const [end, ...also] = text.split(', ').map((place) => {
    const [key = '', ...cell] = place.split(' ');
    return { key, cell: cell.map((index) => Number(index) - 1) };
  });
  return { ...end!, also };
}

const cellText = (cell: Cell): string => cell.map((index) => index + 1).join(' ');

/** An element for the whole tensor stands for each of its cells. */
const standsFor = (element: Element, cell: string): boolean =>
  (element.getAttribute('data-cell') ?? cell) === cell;

function inLine(element: Element, cell: string): boolean {
  const places = element.getAttribute('data-cell')?.split(' ') ?? [];
  const wanted = cell.split(' ');
  return (
    places.length > 1 &&
    places.join(' ') !== cell &&
    places.some((place, axis) => place === wanted[axis])
  );
}
