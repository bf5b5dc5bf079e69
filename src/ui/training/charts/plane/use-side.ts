import { useCallback, useRef, useState } from 'react';

/** Points on a side: for the largest networks, where frames take too long, at most while it moves, and at rest. */
const [COARSE, LOW, MOVING, FINE] = [28, 50, 72, 100];
/** Multiplications that a frame can afford. */
const WORK = 1.5e6;
/** Milliseconds of a frame that painting may take, and under which it could take more; frames that are looked at. */
const [LONG, SHORT, FRAMES] = [6, 3, 20];

/**
 * How many points on a side of the square are evaluated, for a network of so many multiplications: fewer while it
 * moves, and fewer still where painting, whose milliseconds are told for each frame, takes too long.
 */
export function useSide(
  moving: boolean,
  work: number,
): readonly [side: number, spent: (ms: number) => void] {
  const [most, setMost] = useState(MOVING);
  const seen = useRef({ frames: 0, ms: 0 });
  const spent = useCallback((ms: number) => {
    const { frames, ms: before } = seen.current;
    seen.current = { frames: frames + 1, ms: before + ms };
    if (frames + 1 < FRAMES) return;
    const mean = (before + ms) / FRAMES;
    seen.current = { frames: 0, ms: 0 };
    if (mean > LONG) setMost((now) => Math.max(LOW, now - 8));
    else if (mean < SHORT) setMost((now) => Math.min(MOVING, now + 8));
  }, []);
  const side = Math.min(moving ? most : FINE, Math.sqrt(WORK / work));
  return [Math.round(Math.max(COARSE, side)), spent];
}
