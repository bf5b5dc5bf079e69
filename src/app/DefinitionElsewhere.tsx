import { useEffect, useState } from 'react';
import type { Definition } from '../notation/glossary.ts';
import type { Asked } from '../state/store.ts';
import { DefinitionPanel } from '../ui/text/DefinitionPanel.tsx';
import type { Meta } from '../ui/text/meta.ts';
import { chapters } from './chapters.ts';

interface Found {
  readonly definition: Definition;
  readonly meta: Meta;
}

/** The definition of a name that this chapter does not use, such as a letter of another kind of layer, from the one that does. */
export function DefinitionElsewhere({ asked }: { readonly asked: Asked }) {
  const { name } = asked;
  const [known, setKnown] = useState<ReadonlyMap<string, Found>>(new Map());
  useEffect(() => {
    let isWanted = true;
    void definitionOf(name).then((found) => {
      if (isWanted && found) setKnown((before) => new Map([...before, [name, found]]));
    });
    return () => void (isWanted = false);
  }, [name]);
  const found = known.get(name);
  return found && <DefinitionPanel asked={asked} definition={found.definition} from={found.meta} />;
}

async function definitionOf(name: string): Promise<Found | null> {
  for (const load of chapters.values()) {
    const { glossary, meta } = await load();
    const definition = (await glossary())[name];
    if (definition) return { definition, meta };
  }
  return null;
}
