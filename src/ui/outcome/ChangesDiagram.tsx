import { isDrawable } from '../../draw/bundle.ts';
import type { CellRef } from '../../engine/gradient-path.ts';
import { stepsIn } from '../../engine/instruction.ts';
import type { Outcome } from '../../experiment/outcome.ts';
import { denseForm, widthsOf } from '../../layers/network.ts';
import { LOSS_AFTER } from '../../state/questions.ts';
import { sceneOf, type Scene } from '../../state/scene.ts';
import { LazyBlockDiagram } from '../blocks/lazy-blocks.ts';
import { NetworkDiagram } from '../diagram/NetworkDiagram.tsx';
import { usePage } from '../islands/use-reader.ts';
import { goTo } from '../../state/navigation.ts';
import { DiagramFrame } from '../stage/DiagramFrame.tsx';
import * as styles from './Outcome.module.css';

interface ChangesDiagramProps {
  readonly scene: Scene;
  readonly outcome: Outcome;
}

/** Height of the rest of the outcome, in px. */
const BESIDE = 384;
/** Below this width blocks are pictures only, in px. */
const PHONE = 480;

/**
 * The network with its new numbers: unit by unit, each edge as wide as its weight changed, or layer by layer with its new
 * maps; nothing of dense layers that are too wide to be drawn.
 */
export function ChangesDiagram({ scene, outcome: { after, changes } }: ChangesDiagramProps) {
  const { store } = usePage();
  const { network, trace, sample, moment } = scene;
  const dense = denseForm(network);
  if (dense && !isDrawable(widthsOf(network))) return null;
  const step = stepsIn(after.steps, 'forward');
  const now = { t: moment.t + 1, step, cell: null };
  const { loss, prediction } = trace.graph;
  // The loss follows from the prediction. What the update has hidden is the parameter of this pass from its beginning.
  const hidden = scene.hidden.flatMap((one) =>
    one.key === LOSS_AFTER
      ? [loss, 'Lbar', prediction].map((key) => ({ key, cell: null }))
      : one.since !== undefined
        ? { key: one.key, cell: one.cell }
        : [],
  );
  const then = sceneOf({
    network,
    trace: after,
    moment: now,
    sample,
    chosen: 0,
    equations: [],
    hidden,
  });
  /** To the step that writes a tensor. */
  const lead = ({ key }: CellRef): void => {
    const place = trace.steps.findIndex(({ writes }) => writes.includes(key));
    if (place >= 0) goTo(store, { t: moment.t, step: place + 1, cell: null });
  };
  const settled = { ...then, sources: [], read: [], written: [], step: null };
  return (
    <figure className={styles.changes}>
      <figcaption>
        <b>What changed</b>{' '}
        {dense
          ? 'A wide edge changed much: blue up, orange down.'
          : 'The same sample with the new parameters.'}
      </figcaption>
      <DiagramFrame beside={BESIDE}>
        {(width, height) =>
          dense ? (
            <NetworkDiagram
              scene={settled}
              edges={changes}
              width={width}
              height={height}
              onHold={lead}
              onChoose={lead}
            />
          ) : (
            <LazyBlockDiagram scene={settled} width={width} height={height} small={width < PHONE} />
          )
        }
      </DiagramFrame>
    </figure>
  );
}
