import { useLayoutEffect, useState, type RefObject } from 'react';

/** What the panel has to draw in, in px. */
export interface Room {
  readonly width: number;
  /** Of the window that it scrolls in. */
  readonly height: number;
}

/** As on a wide page, until it has been measured. */
const FIRST: Room = { width: 720, height: 680 };

/** The width of a part of the page, and the height of what it scrolls in. */
export function useRoom(part: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState(FIRST);
  useLayoutEffect(() => {
    const own = part.current!;
    const measure = (): void => {
      const scroller = document.fullscreenElement === own ? own : own.parentElement!;
      const { clientWidth: width } = own;
      const { clientHeight: height } = scroller;
      if (width > 0) {
        setRoom((now) => (now.width === width && now.height === height ? now : { width, height }));
      }
    };
    const observer = new ResizeObserver(measure);
    observer.observe(own);
    observer.observe(own.parentElement!);
    measure();
    return () => observer.disconnect();
  }, [part]);
  return room;
}

/** Width from which there is a column of data beside the picture. */
const MEDIUM = 600;
/** Height of the curve in a low and a high window, and all else above, between and below, in px. */
const [LOW, HIGH, HIGH_FROM, REST] = [92, 136, 640, 276];
/** The side of the picture of the regions in px, at least and at most, and the share of the width it may take. */
const [LEAST, MOST, SHARE] = [180, 560, 0.46];

/** Heights such that controls, pictures and curve fit the window; one below the other where it is narrow. */
export function picturesIn({ width, height }: Room): {
  readonly side: number;
  readonly curve: number;
  /** Of a name in the column of data. */
  readonly rail: number;
} {
  if (width < MEDIUM) return { side: Math.min(416, width), curve: HIGH, rail: 44 };
  const [curve, rail] = height >= HIGH_FROM ? [HIGH, 30] : [LOW, 24];
  const free = Math.min(MOST, height - REST - curve, SHARE * (width - 120));
  return { side: Math.round(Math.max(LEAST, free)), curve, rail };
}
