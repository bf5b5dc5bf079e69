import type { FigureSpec } from './parts/Frame.tsx';

type Load = () => Promise<{ readonly figure: FigureSpec }>;

/** The figures of the book, by the name that the text calls them by, each loaded when it is wanted. */
export const figures = {
  softmax: () => import('./softmax/softmax.tsx'),
  'softmax-jacobian': () => import('./softmax-jacobian/softmax-jacobian.tsx'),
  'weight-tensor': () => import('./weight-tensor/weight-tensor.tsx'),
  hadamard: () => import('./hadamard/hadamard.tsx'),
  'loss-slice': () => import('./loss-slice/loss-slice.tsx'),
  'gradient-check': () => import('./gradient-check/gradient-check.tsx'),
  descent: () => import('./descent/descent.tsx'),
  'training-room': () => import('./training-panel.tsx'),
  paths: () => import('./paths/paths.tsx'),
  batch: () => import('./batch/batch.tsx'),
  vanishing: () => import('./vanishing/vanishing.tsx'),
} as const satisfies Record<string, Load>;

export type FigureName = keyof typeof figures;

/** Every figure at once, as the prerender needs them. */
export async function allFigures(): Promise<Record<FigureName, FigureSpec>> {
  const entries = Object.entries(figures).map(
    async ([name, load]) => [name, (await load()).figure] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<FigureName, FigureSpec>;
}
