import { createContext, useContext } from 'react';
import { Frame, type FigureSpec } from './parts/Frame.tsx';
import type { FigureName } from './registry.ts';

/** The figures, loaded, for as long as the text is rendered. */
export const Figures = createContext<Readonly<Record<FigureName, FigureSpec>> | null>(null);

/** A figure in the text, static until it comes near the window and is drawn anew in its place. */
export function Figure({ name }: { readonly name: FigureName }) {
  const figures = useContext(Figures);
  if (!figures) throw new Error('a chapter must stand inside <Figures value={await allFigures()}>');
  return (
    <div data-figure={name} id={`figure-${name}`}>
      <Frame {...figures[name]} />
    </div>
  );
}
