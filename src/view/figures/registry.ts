import type { FigureSpec } from './Frame.tsx';

type Load = () => Promise<{ readonly figure: FigureSpec }>;

/** The figures of the book, by the name that the text calls them by, each loaded when it is wanted. */
export const figures = {
  softmax: () => import('./softmax.tsx'),
  'softmax-jacobian': () => import('./softmax-jacobian.tsx'),
  'weight-tensor': () => import('./weight-tensor.tsx'),
  hadamard: () => import('./hadamard.tsx'),
  'loss-slice': () => import('./loss-slice.tsx'),
  'gradient-check': () => import('./gradient-check.tsx'),
  descent: () => import('./descent.tsx'),
  'training-room': () => import('./training-room.tsx'),
  paths: () => import('./paths.tsx'),
  batch: () => import('./batch.tsx'),
  vanishing: () => import('./vanishing.tsx'),
} as const satisfies Record<string, Load>;

export type FigureName = keyof typeof figures;

/** Every figure at once, as the prerender needs them. */
export async function allFigures(): Promise<Record<FigureName, FigureSpec>> {
  const entries = Object.entries(figures).map(
    async ([name, load]) => [name, (await load()).figure] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<FigureName, FigureSpec>;
}
