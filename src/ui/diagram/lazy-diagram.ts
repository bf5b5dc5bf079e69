import { lazy } from '../islands/lazy.tsx';

/** Fetched where a network is made of dense layers alone. */
export const LazyNetworkDiagram = lazy(
  async () => (await import('./NetworkDiagram.tsx')).NetworkDiagram,
);
