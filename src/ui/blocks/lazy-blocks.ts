import { lazy } from '../islands/lazy.tsx';

/** Fetched where a network is not made of dense layers alone. */
export const LazyBlockDiagram = lazy(async () => (await import('./BlockDiagram.tsx')).BlockDiagram);
