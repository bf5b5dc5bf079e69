import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import * as styles from './DiagramFrame.module.css';

/** Heights of the diagram in px. */
const [TALLEST, LOWEST, PHONE] = [276, 166, 190];
/** Height of the rest of a panel, and of a compact one. */
const [BESIDE, CLOSER, LOW] = [432, 386, 660];

/** The same for the style sheet, which knows the stage and not yet the panel. */
const UNMEASURED = {
  '--tallest': `${TALLEST}px`,
  '--lowest': `${LOWEST}px`,
  '--phone': `${PHONE}px`,
  '--beside': `${BESIDE}px`,
  '--closer': `${CLOSER}px`,
} as CSSProperties;

const heightFor = (width: number, room: number, beside: number, lowest: number): number =>
  width < 480 ? PHONE : Math.max(lowest, Math.min(TALLEST, room - beside));

interface DiagramFrameProps {
  /** In px; by default what the panel leaves. */
  readonly height?: number | undefined;
  /** Height of the rest of its panel, in px; by default that of a step. */
  readonly beside?: number;
  /** In px; by default that of a network of units. */
  readonly lowest?: number;
  readonly children: (width: number, height: number) => ReactNode;
}

/** Draws in the room that there is, in px; 736 wide before it has been measured. */
export function DiagramFrame({
  height: given,
  beside,
  lowest = LOWEST,
  children,
}: DiagramFrameProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const frame = ref.current!;
    const panel = frame.closest('[role="tabpanel"]') ?? frame;
    const measure = (): void => {
      const [width, room] = [frame.clientWidth, panel.clientHeight];
      if (width > 0)
        setSize({
          width,
          height: heightFor(width, room, beside ?? (room < LOW ? CLOSER : BESIDE), lowest),
        });
    };
    const observer = new ResizeObserver(measure);
    for (const part of [frame, panel]) observer.observe(part);
    return () => observer.disconnect();
  }, [beside, lowest]);
  const isUnmeasured = size === null && given === undefined && beside === undefined;
  return (
    <div
      ref={ref}
      className={styles.frame}
      data-unmeasured={isUnmeasured || undefined}
      style={isUnmeasured ? UNMEASURED : undefined}
    >
      {children(size?.width ?? 736, given ?? size?.height ?? TALLEST)}
    </div>
  );
}
