import type { Glossary } from '../notation/glossary.ts';
import { lazy } from '../ui/islands/lazy.tsx';
import { useReader } from '../ui/islands/use-reader.ts';

const LazyDefinitionPanel = lazy(
  async () => (await import('../ui/text/DefinitionPanel.tsx')).DefinitionPanel,
);

const LazyElsewhere = lazy(
  async () => (await import('./DefinitionElsewhere.tsx')).DefinitionElsewhere,
);

/** The definition of what the reader pointed at last, fetched with the first that is asked for. */
export function AskedDefinition({ glossary }: { readonly glossary: Glossary }) {
  const asked = useReader((state) => state.asked);
  if (!asked) return null;
  const definition = glossary[asked.name];
  return definition ? (
    <LazyDefinitionPanel asked={asked} definition={definition} />
  ) : (
    <LazyElsewhere asked={asked} />
  );
}
