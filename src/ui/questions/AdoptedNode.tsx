import { useLayoutEffect, useRef } from 'react';

/** Puts the very element that was in the text back into it, so that its names stay linked. */
export function AdoptedNode({ of }: { readonly of: Element }) {
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    host.current?.append(of);
    return () => of.remove();
  }, [of]);
  return <span ref={host} />;
}
