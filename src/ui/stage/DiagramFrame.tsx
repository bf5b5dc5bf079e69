import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Heights of the diagram in px: on a tall screen, on a low one, and on a phone. */
const TALLEST = 276;
const LOWEST = 172;
const PHONE = 190;

/** On a screen 900 px high the tallest; of what a lower one lacks the diagram gives half, the matrices the rest. */
const heightFor = (width: number): number =>
  width < 480
    ? PHONE
    : Math.max(LOWEST, Math.min(TALLEST, Math.round(TALLEST - (900 - innerHeight) / 2)));

interface DiagramFrameProps {
  readonly className: string;
  readonly children: (width: number, height: number) => ReactNode;
}

/** Draws in the room that there is, in px; 736 wide before it has been measured. */
export function DiagramFrame({ className, children }: DiagramFrameProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 736, height: TALLEST });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width > 0) setSize({ width, height: heightFor(width) });
    });
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref} className={className}>
      {children(size.width, size.height)}
    </div>
  );
}
