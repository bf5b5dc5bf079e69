import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds; `prerendered` is what is taken to be so while the page is prerendered. */
export function useMedia(query: string, prerendered = false): boolean {
  const listen = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(
    listen,
    () => matchMedia(query).matches,
    () => prerendered,
  );
}
