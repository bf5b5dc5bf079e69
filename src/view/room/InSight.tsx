import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Draws only what is in the window or near it; elsewhere it keeps the room. */
export function InSight({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = place.current!;
    const sight = new IntersectionObserver(([entry]) => {
      setHeight(entry?.isIntersecting ? null : element.offsetHeight);
    });
    sight.observe(element);
    return () => sight.disconnect();
  }, []);
  return (
    <div ref={place} style={height === null ? undefined : { height }}>
      {height === null && children}
    </div>
  );
}
