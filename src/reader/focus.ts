import { bindSymbol, type Binding } from '../notation/bind.ts';
import type { Equation } from '../notation/equation.ts';
import { definedBy, type Defined } from '../notation/glossary.ts';
import { isName } from '../notation/names.ts';
import { keyOf, parseKey, parseTerm, refOf, wordsFor } from '../notation/symbol.ts';
import { depth } from '../ops/network.ts';
import type { Cell } from '../tensor/tensor.ts';
import { bindingAt, speaksOf, stepsOf } from './equations.ts';
import type { Scene } from './scene.ts';
import { store, type Asked, type Focus } from './store.ts';

/**
 * The one controller of linking. Pointing at, focusing or tapping any occurrence of a tensor sets the focus; every
 * occurrence, in equations, matrices and the diagram, is marked by a class: `lit` what the reader points at,
 * `lit-line` its row and column, `read` and `written` what the step at hand reads and writes.
 */

const SYMBOL = '[data-ref], [data-of], [data-term]';
const OCCURRENCE = `${SYMBOL}, [data-path]`;
const NAMED = `${SYMBOL}, [data-name]`;
/** Where a definition is read, which stays while the pointer is there. */
const DEFINITION = '[data-definition]';

/** Milliseconds that the pointer rests on a name before its definition is shown. */
const REST = 120;

/** What stands for a tensor, by its name. */
type Found<T> = Map<string, T[]>;

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
  /** Elements of each part of the page that is drawn anew, null until they are looked for, and of the text, which stays. */
  readonly #elements = new Map<Element | null, Found<Element> | null>();
  #scene: Scene;
  /** The terms as the scene resolves them; null until it does. */
  #resolved: Found<Term> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `live` are the parts of the page that are drawn anew; none stands in another. */
  constructor(
    root: ParentNode,
    equations: readonly Equation[],
    scene: Scene,
    live: readonly Element[],
  ) {
    this.#equations = new Map(equations.map((equation) => [equation.id, equation]));
    this.#terms = [...root.querySelectorAll('[data-term]')].map((element) => ({
      element,
      equation: equationOf(element),
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
    return term === null ? null : this.#resolve(term, this.bindingFor(equationOf(element)));
  }

  #resolve(term: string, binding: Binding): string | null {
    const { network } = this.#scene;
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

  /** A live part of the page has changed: what stands in it is looked for again at the next mark. */
  forget(part: Element): void {
    this.#elements.set(part, null);
  }

  /** Marks the page for a scene and a focus. */
  mark(scene: Scene, focus: Focus | null): void {
    if (scene !== this.#scene) this.#resolved = null;
    this.#scene = scene;
    const changed = !this.#resolved || [...this.#elements.values()].includes(null);
    const terms = (this.#resolved ??= this.#resolveTerms());
    const elements = this.#look();
    const standing = (ref: string): Element[] => elements.flatMap((found) => found.get(ref) ?? []);
    if (changed) {
      const active = (ref: string): Element[] => [
        ...standing(ref),
        ...(terms.get(ref) ?? []).flatMap(({ element, equation }) =>
          equation === scene.equation?.id ? [element] : [],
        ),
      ];
      this.#set('read', scene.read.flatMap(active));
      this.#set('written', scene.written.flatMap(active));
    }
    const occurrences = (ref: string): Element[] => [
      ...standing(ref),
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
    const bindings = new Map<string | null, Binding>();
    for (const term of this.#terms) {
      if (term.form !== null && term.form !== this.#scene.notation) continue;
      const binding = bindings.get(term.equation) ?? this.bindingFor(term.equation);
      bindings.set(term.equation, binding);
      const ref = this.#resolve(term.element.getAttribute('data-term')!, binding);
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

  /** Listens to pointer, focus and keys on a document; `means` gives the definition of a name in words. */
  listen(root: Document, say: (text: string) => void, means: (name: Defined) => string): void {
    root.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'touch') return;
      this.#point(event.target);
      this.#ask(event.target, REST);
    });
    root.addEventListener('click', (event) => {
      this.#point(event.target);
      this.#ask(event.target, 0);
      if (!isNamed(event.target)) store.setState({ asked: null });
    });
    root.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element && target.matches(OCCURRENCE))) return;
      this.#point(target);
      this.#ask(target, 0);
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        clearTimeout(this.#timer);
        store.setState({ focus: null, asked: null });
      }
      const block =
        event.target instanceof Element ? event.target.closest('[data-equation]') : null;
      if (block === event.target && block && this.#walk(block, event.key, say, means))
        event.preventDefault();
    });
  }

  #point(target: EventTarget | null): void {
    const element = target instanceof Element ? target.closest(OCCURRENCE) : null;
    const focus = element && this.#focusAt(element);
    const { focus: before } = store.getState();
    if (JSON.stringify(focus) !== JSON.stringify(before)) store.setState({ focus });
  }

  /** Shows the definition of what stands there; of what has none, the last one stays. */
  #ask(target: EventTarget | null, rest: number): void {
    clearTimeout(this.#timer);
    const element = target instanceof Element ? target.closest(NAMED) : null;
    if (!element) return;
    const asked = this.#askedAt(element);
    const show = (): void => {
      const { asked: before } = store.getState();
      if (asked.name !== before?.name || asked.key !== before.key) store.setState({ asked });
    };
    if (rest) this.#timer = setTimeout(show, rest);
    else show();
  }

  /** A letter or a sign by its name, a tensor by its family. */
  #askedAt(element: Element): Asked {
    const name = element.getAttribute('data-name');
    if (name !== null && isName(name)) return { name, key: null };
    const term = element.getAttribute('data-term');
    const key = this.refOf(element);
    return { name: term === null ? parseKey(key!).family : definedBy(term), key };
  }

  #focusAt(element: Element): Focus | null {
    const path = element.getAttribute('data-path');
    if (path !== null) return pathFocus(path);
    const key = this.refOf(element);
    return key === null ? null : { key, cell: cellOf(element) };
  }

  /**
   * Arrow keys move over an equation, left and right over its terms, up and down over its letters and signs; nothing
   * inside KaTeX can hold the focus itself.
   */
  #walk(
    block: Element,
    key: string,
    say: (text: string) => void,
    means: (name: Defined) => string,
  ): boolean {
    const stride = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (stride === undefined) return false;
    const stops = key === 'ArrowUp' || key === 'ArrowDown' ? signsOf(block) : termsOf(block);
    if (stops.length === 0) return false;
    const at = stops.findIndex((stop) => stop.hasAttribute('data-cursor'));
    const place =
      at < 0 ? (stride > 0 ? 0 : stops.length - 1) : (at + stride + stops.length) % stops.length;
    const leave = (): void => block.querySelector('[data-cursor]')?.removeAttribute('data-cursor');
    leave();
    const stop = stops[place]!;
    stop.setAttribute('data-cursor', '');
    stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const term = stop.closest(OCCURRENCE);
    const focus = term && this.#focusAt(term);
    const asked = this.#askedAt(stop);
    store.setState({ focus, asked });
    say(asked.key === null ? means(asked.name) : wordsFor(parseKey(asked.key)));
    block.addEventListener('blur', leave, { once: true });
    return true;
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

const termsOf = (block: Element): Element[] =>
  [...block.querySelectorAll('.katex-html [data-term]')].filter(isShown);

/** Each letter and sign once. */
function signsOf(block: Element): Element[] {
  const all = [...block.querySelectorAll<HTMLElement>('.katex-html [data-name]')].filter(isShown);
  const nameOf = ({ dataset }: HTMLElement): string | undefined => dataset['name'];
  return all.filter((one, n) => all.findIndex((other) => nameOf(other) === nameOf(one)) === n);
}

const isNamed = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`${NAMED}, ${DEFINITION}`) !== null;

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
