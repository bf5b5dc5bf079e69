import { createContext, useContext } from 'react';
import { Frame, type FigureSpec } from './parts/Frame.tsx';

/** The figures of a chapter, by the name that its text calls them by, each loaded when it is wanted. */
export type FigureLoads = Readonly<Record<string, () => Promise<{ readonly figure: FigureSpec }>>>;

type Loaded = Readonly<Record<string, FigureSpec>>;

/** The figures, loaded, for as long as the text is rendered. */
export const Figures = createContext<Loaded | null>(null);

/** Every figure at once, as the prerender needs them. */
export async function loadFigures(loads: FigureLoads): Promise<Loaded> {
  const entries = Object.entries(loads).map(
    async ([name, load]) => [name, (await load()).figure] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * A figure in the text of a chapter, static until it comes near the window and is drawn anew in its place: one that the
 * chapter does not have does not compile.
 */
export const figureTag = <Name extends string>(_figures: Readonly<Record<Name, unknown>>) =>
  function Figure({ name }: { readonly name: Name }) {
    const figures = useContext(Figures);
    if (!figures) throw new Error('a chapter must be inside <Figures value={loadFigures(…)}>');
    return (
      <div data-figure={name} id={`figure-${name}`}>
        <Frame {...figures[name]!} />
      </div>
    );
  };
