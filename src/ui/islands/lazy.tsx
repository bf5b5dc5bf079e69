import { useEffect, useState, type ReactNode } from 'react';
import { usePage } from './use-reader.ts';

/** A part of the page whose code is fetched when it is first drawn; nothing stands there until it has come. */
export interface Lazy<P> {
  (props: P): ReactNode;
  /** Fetches the code before it is wanted. */
  readonly fetch: () => void;
}

export function lazy<P extends object>(load: () => Promise<(props: P) => ReactNode>): Lazy<P> {
  let Part: ((props: P) => ReactNode) | null = null;
  const fetch = async (): Promise<void> => void (Part ??= await load());
  function Drawn(props: P): ReactNode {
    const { store } = usePage();
    const [, setDrawn] = useState(Part !== null);
    useEffect(() => {
      if (Part) return;
      fetch().then(
        () => setDrawn(true),
        () =>
          store.setState({
            notice: 'This part of the page could not be fetched. Try again later.',
          }),
      );
    }, [store]);
    return Part && <Part {...props} />;
  }
  return Object.assign(Drawn, { fetch: () => void fetch().catch(() => undefined) });
}
