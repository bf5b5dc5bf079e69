import { useRef, type PointerEvent } from 'react';
import { denseForm } from '../../layers/network.ts';
import { print } from '../../notation/printing/number.ts';
import { valueNow } from '../../state/scene.ts';
import { useMedia } from '../islands/use-media.ts';
import { useScene } from '../islands/use-reader.ts';
import { StepMotion } from '../motion/StepMotion.tsx';
import { StageDiagram } from './StageDiagram.tsx';
import { useDepartures } from './WhoseNumbers.tsx';
import * as styles from './Strip.module.css';

interface StripProps {
  readonly onOpen: () => void;
}

/** On a narrow screen, while the stage is closed, the network as it is now; a tap or a drag upwards opens the stage. */
export function Strip({ onOpen }: StripProps) {
  return useMedia('(max-width: 899px)') && <LiveStrip onOpen={onOpen} />;
}

function LiveStrip({ onOpen }: StripProps) {
  const scene = useScene();
  const loss = valueNow(scene, scene.trace.graph.loss, [scene.sample]);
  const words = useDepartures();
  const drag = useDrag(-1, onOpen);
  const dense = denseForm(scene.network) !== null;
  return (
    <div className={styles.strip}>
      <p className={styles.labels}>
        <span>network{words && `, ${words}`}</span>
        {loss !== undefined && <span data-value={loss}>loss {print(loss)}</span>}
      </p>
      <div className={dense ? styles.picture : styles.blocks} inert>
        <StageDiagram scene={scene} height={dense ? 148 : 110} small />
        <StepMotion scene={scene} />
      </div>
      <button type="button" className={styles.open} aria-label="Open the stage" {...drag} />
    </div>
  );
}

/** Pixels after which a press is a drag. */
const FAR = 24;

/** Handlers of what is pressed or dragged up (−1) or down (1). */
export function useDrag(direction: 1 | -1, act: () => void) {
  const from = useRef<number | null>(null);
  return {
    onClick: act,
    onPointerDown({ currentTarget, pointerId, clientY }: PointerEvent<HTMLElement>) {
      currentTarget.setPointerCapture(pointerId);
      from.current = clientY;
    },
    onPointerMove({ clientY }: PointerEvent<HTMLElement>) {
      if (from.current === null || (clientY - from.current) * direction < FAR) return;
      from.current = null;
      act();
    },
    onPointerUp: () => void (from.current = null),
    onPointerCancel: () => void (from.current = null),
  };
}
