import { useEffect, useState, type ReactNode } from 'react';
import { Unfetched } from './Unfetched.tsx';

/** A part of the page whose code is fetched when it is first drawn; until it has arrived nothing is shown. */
export interface Lazy<P> {
  (props: P): ReactNode;
  /** Fetches the code before it is wanted. Never rejects: where it fails, the part says so as it is drawn. */
  readonly fetch: () => Promise<void>;
}

export function lazy<P extends object>(load: () => Promise<(props: P) => ReactNode>): Lazy<P> {
  let Part: ((props: P) => ReactNode) | null = null;
  const fetch = async (): Promise<void> => void (Part ??= await load());
  function Drawn(props: P): ReactNode {
    const [state, setState] = useState<'asked' | 'there' | 'failed'>(Part ? 'there' : 'asked');
    useEffect(() => {
      if (state !== 'asked') return;
      fetch().then(
        () => setState('there'),
        () => setState('failed'),
      );
    }, [state]);
    if (state === 'failed') return <Unfetched again={() => setState('asked')} />;
    return Part && <Part {...props} />;
  }
  return Object.assign(Drawn, { fetch: () => fetch().catch(() => undefined) });
}
