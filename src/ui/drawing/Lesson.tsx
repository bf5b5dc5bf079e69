import { useEffect, useMemo, useRef, useState } from 'react';
import type { Instruction } from '../../engine/instruction.ts';
import type { Trace } from '../../engine/trace.ts';
import { denseForm, type Network } from '../../layers/network.ts';
import { leading } from '../../state/equations.ts';
import { sceneOf } from '../../state/scene.ts';
import { usePage } from '../islands/use-reader.ts';
import { usePreferredMotion } from '../maps/use-preferred-motion.ts';
import { Written } from '../maths/Written.tsx';
import { FlowingNetwork } from '../motion/FlowingNetwork.tsx';
import { DiagramFrame } from '../stage/DiagramFrame.tsx';
import * as styles from './Lesson.module.css';

/** How long steps take, in ms: the way back through the network of Chapter 8 and the update in less than three seconds. */
const PACE = { along: 200, within: 45 };

interface LessonProps {
  readonly network: Network;
  /** A pass over one sample. */
  readonly trace: Trace;
  /** Whether the error runs back through the network; at once at its end where nothing is to move. */
  readonly plays: boolean;
  readonly onEnd: () => void;
}

/** A network with what it computes of one sample; when it is taught, the error runs back, and equations light as they are used. */
export function Lesson({ network, trace, plays, onEnd }: LessonProps) {
  const { equations } = usePage();
  const moves = usePreferredMotion();
  const [now, setNow] = useState<Instruction | null>(null);
  const steps = useMemo(
    () => trace.steps.flatMap(({ phase }, s) => (phase === 'forward' ? [] : [s + 1])),
    [trace],
  );
  const used = useMemo(
    () =>
      new Map(
        steps.flatMap((step) => {
          const equation = leading(equations, trace.steps[step - 1]!, network);
          return equation ? [[equation.id, step] as const] : [];
        }),
      ),
    [steps, equations, trace, network],
  );
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (plays) root.current!.scrollIntoView({ block: 'nearest' });
  }, [plays]);
  const still = plays && !moves;
  useEffect(() => {
    if (still) onEnd();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each lesson
  }, [still]);
  const onStep = (step: Instruction | null): void => {
    setNow(step);
    if (!step) onEnd();
  };
  const at = now && plays ? trace.steps.indexOf(now) + 1 : null;
  const scene =
    at === null
      ? null
      : sceneOf({
          network,
          trace,
          moment: { t: 0, step: at, cell: null },
          sample: 0,
          chosen: 0,
          equations,
        });
  const past = (step: number): boolean => at !== null && step < at;
  return (
    <div ref={root} className={styles.lesson}>
      <DiagramFrame height={denseForm(network) ? 280 : 340}>
        {(width, height) => (
          <FlowingNetwork
            key={plays ? 'plays' : 'rests'}
            {...{ network, trace, width, height }}
            playing={plays}
            steps={plays ? steps : undefined}
            pace={PACE}
            onStep={onStep}
          />
        )}
      </DiagramFrame>
      {used.size > 0 && (
        <p
          className={styles.equations}
          aria-label="Equations of the backward pass"
          data-plays={plays || undefined}
        >
          {[...used].map(([id, step]) => (
            <a
              key={id}
              href={`#${id}`}
              aria-current={scene?.equation?.id === id ? 'step' : undefined}
              data-past={past(step) || undefined}
            >
              {id}
            </a>
          ))}
        </p>
      )}
      {plays && (
        <p className={styles.statement}>{scene?.whole && <Written statement={scene.whole} />}</p>
      )}
    </div>
  );
}
