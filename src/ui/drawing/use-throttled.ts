import { startTransition, useEffect, useRef, useState } from 'react';

/** A value for what takes long to draw: at most every so many ms, and the last one always. */
export function useThrottled<T>(value: T, every: number): T {
  const [given, give] = useState(value);
  const last = useRef(-Infinity);
  useEffect(() => {
    const wait = last.current + every - performance.now();
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        startTransition(() => give(() => value));
      },
      Math.max(0, wait),
    );
    return () => clearTimeout(timer);
  }, [value, every]);
  return given;
}
