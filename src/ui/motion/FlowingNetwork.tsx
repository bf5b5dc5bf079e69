import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Instruction } from '../../engine/instruction.ts';
import type { Trace } from '../../engine/trace.ts';
import { denseForm, type Network } from '../../layers/network.ts';
import { sceneOf, type Scene } from '../../state/scene.ts';
import { LazyBlockDiagram } from '../blocks/lazy-blocks.ts';
import { NetworkDiagram } from '../diagram/NetworkDiagram.tsx';
import { fetchedPlayer, fetchPlayer } from './fetch-player.ts';
import type { Playing } from './player.ts';
import * as styles from './FlowingNetwork.module.css';
import * as layer from './StepMotion.module.css';

/** How long a step takes that goes along edges, and one that does not, in ms: about ten seconds for three layers. */
const PACE = { along: 1200, within: 500 };

interface FlowingNetworkProps {
  readonly network: Network;
  readonly trace: Trace;
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** Whether time continues; it stops by itself out of sight. */
  readonly playing: boolean;
  /** Numbers of the steps that it shows; by default those that go through the network. */
  readonly steps?: readonly number[] | undefined;
  /** How long steps take that go along edges, and others, in ms. */
  readonly pace?: { readonly along: number; readonly within: number };
  /** A step begins; null at rest. */
  readonly onStep?: (step: Instruction | null) => void;
}

/**
 * A picture of a pass: activity runs through the network, and the error back through it; then it rests, with all its
 * numbers. Still before it plays, and with reduced motion. To see it again, draw it with another `key`.
 */
export function FlowingNetwork(props: FlowingNetworkProps) {
  const { network, trace, width, height, playing: wanted, pace = PACE, onStep } = props;
  const through = useMemo(() => stepsThrough(trace), [trace]);
  const steps = props.steps ?? through;
  const [at, setAt] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const motion = useRef<Playing | null>(null);
  const inSight = useInSight(root);
  const goesOn = wanted && inSight;
  const going = useRef(goesOn);
  const [begun, setBegun] = useState(false);

  const scene = useMemo(
    () => sceneAt(network, trace, steps[at ?? -1] ?? steps.at(-1)!),
    [network, trace, steps, at],
  );

  useEffect(() => {
    if (!goesOn || begun || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    setBegun(true);
    // Where the code does not come, the picture stays still.
    void fetchPlayer().then(
      () => setAt(0),
      () => onStep?.(null),
    );
  }, [goesOn, begun, onStep]);

  useEffect(() => {
    going.current = goesOn;
    if (goesOn) motion.current?.resume();
    else motion.current?.pause();
  }, [goesOn]);

  useLayoutEffect(() => {
    const player = fetchedPlayer();
    if (at === null || !player) return;
    onStep?.(scene.step);
    const onEnd = (): void => {
      if (at + 1 === steps.length) onStep?.(null);
      setAt(at + 1 < steps.length ? at + 1 : null);
    };
    const from = sceneAt(network, trace, steps[at - 1] ?? 0);
    const duration = goesAlong(scene) ? pace.along : pace.within;
    const playing = player.play(canvas.current!, scene, { from, duration, onEnd });
    motion.current = playing;
    if (!going.current) playing?.pause();
    return () => {
      motion.current = null;
      playing?.clear();
    };
    // A step is played once: a new `onStep` does not play it again.
    // oxlint-disable-next-line react/exhaustive-deps -- what else it reads stays the same while a step plays
  }, [at, scene]);

  return (
    <div ref={root} className={styles['picture']}>
      <div inert>
        {denseForm(network) ? (
          <NetworkDiagram
            scene={scene}
            edges="weights"
            width={width}
            height={height}
            plain
            onHold={nothing}
            onChoose={nothing}
          />
        ) : (
          <LazyBlockDiagram {...{ scene, width, height }} />
        )}
      </div>
      <canvas ref={canvas} className={layer['layer']} width={0} height={0} aria-hidden="true" />
    </div>
  );
}

const nothing = (): void => undefined;

/** Steps that are seen in a network: its activations, and what comes back through it; not the gradients of parameters. */
function stepsThrough({ steps, graph }: Trace): number[] {
  const ofParameter = (name: string): boolean => graph.parameters.some((own) => name === `d${own}`);
  return steps.flatMap(({ phase, writes }, s) =>
    phase === 'update' || writes.some(ofParameter) ? [] : [s + 1],
  );
}

const sceneAt = (network: Network, trace: Trace, step: number): Scene =>
  sceneOf({
    network,
    trace,
    moment: { t: 0, step, cell: null },
    sample: 0,
    chosen: 0,
    equations: [],
  });

const goesAlong = ({ step }: Scene): boolean =>
  step?.reads.some((name) => /^W\d/.test(name)) ?? false;

function useInSight(root: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) =>
      setInSight(entry?.isIntersecting ?? false),
    );
    observer.observe(root.current!);
    return () => observer.disconnect();
  }, [root]);
  return inSight;
}
