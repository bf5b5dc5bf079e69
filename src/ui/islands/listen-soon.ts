type EventType = keyof DocumentEventMap;

/** What is done at events of a page, by their types. */
export type Listeners = {
  readonly [Type in EventType]?: (event: DocumentEventMap[Type]) => void;
};

/**
 * Listens to events of these types with code that is fetched with the first of them; what happens meanwhile is heard, in
 * its order, once the code is there. Where the network fails, the next event asks for it again.
 */
export function listenSoon(
  root: Document,
  types: readonly EventType[],
  fetch: () => Promise<readonly Listeners[]>,
): void {
  let all: readonly Listeners[] | null = null;
  let waiting: Event[] = [];
  const hear = (event: Event): void => {
    for (const listeners of all!)
      (listeners[event.type as EventType] as ((event: Event) => void) | undefined)?.(event);
  };
  const listen = (event: Event): void => {
    if (all) return hear(event);
    if (waiting.push(event) > 1) return;
    fetch().then(
      (fetched) => {
        all = fetched;
        for (const one of waiting) hear(one);
      },
      () => (waiting = []),
    );
  };
  for (const type of types) root.addEventListener(type, listen);
}
