import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Width of the text in px, until the room has been measured. */
const TEXT = 584;

interface PlotFrameProps {
  readonly className: string | undefined;
  /** Of the drawing, in px. */
  readonly height: number;
  readonly children: (width: number) => ReactNode;
}

/** Draws in the width that there is; the height is the same from the start, so that nothing moves. */
export function PlotFrame({ className, height, children }: PlotFrameProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(TEXT);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref} className={className} style={{ height }}>
      {children(width)}
    </div>
  );
}
