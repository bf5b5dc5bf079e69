import { Frame } from './Frame.tsx';
import { figures, type FigureName } from './registry.ts';

/** A figure in the text, static until the page comes to life and draws it anew in its place. */
export const Figure = ({ name }: { readonly name: FigureName }) => (
  <div data-figure={name} id={`figure-${name}`}>
    <Frame {...figures[name]} />
  </div>
);
