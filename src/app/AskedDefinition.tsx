import { useState } from 'react';
import type { Glossary } from '../notation/glossary.ts';
import type { Asked } from '../state/store.ts';
import { lazy, type Lazy } from '../ui/islands/lazy.tsx';
import { useReader } from '../ui/islands/use-reader.ts';

const LazyElsewhere = lazy(
  async () => (await import('./DefinitionElsewhere.tsx')).DefinitionElsewhere,
);

const lazyDefinition = (load: () => Promise<Glossary>): Lazy<{ readonly asked: Asked }> =>
  lazy(async () => {
    const [{ DefinitionPanel }, glossary] = await Promise.all([
      import('../ui/text/DefinitionPanel.tsx'),
      load(),
    ]);
    return function Definition({ asked }) {
      const definition = glossary[asked.name];
      return definition ? (
        <DefinitionPanel asked={asked} definition={definition} />
      ) : (
        <LazyElsewhere asked={asked} />
      );
    };
  });

/** The definition of what the reader pointed at last, fetched with the glossary when the first is asked for. */
export function AskedDefinition({ glossary }: { readonly glossary: () => Promise<Glossary> }) {
  const asked = useReader((state) => state.asked);
  const [Definition] = useState(() => lazyDefinition(glossary));
  return asked && <Definition asked={asked} />;
}
