import { useMemo } from 'react';
import type { Node } from '../../../src/engine/graph.ts';
import { checkpointAt, type Experiment } from '../../../src/experiment/experiment.ts';
import { parametersAt, traceAt } from '../../../src/experiment/replay.ts';
import { responses } from '../../../src/experiment/responses.ts';
import { zeros } from '../../../src/tensor/tensor.ts';
import { Kernels } from '../../../src/ui/maps/Kernels.tsx';
import { Responses } from '../../../src/ui/maps/Responses.tsx';
import * as styles from './learning.module.css';

/** Held-out digits that are searched for the strongest windows, and windows that are shown of each filter. */
const [SEARCHED, SHOWN] = [120, 3];

interface LearnedKernelsProps {
  readonly experiment: Experiment;
  /** The training step whose kernels are shown. */
  readonly t: number;
  readonly node: Node;
  /** Whether what they respond to is shown. */
  readonly searched: boolean;
  /** Whether training is running: then the gradients are blank, for they would take longer than a frame. */
  readonly running: boolean;
}

/** The kernels of a convolution, their gradients of the mini-batch, and the parts of digits that they respond to most. */
export function LearnedKernels(props: LearnedKernelsProps) {
  const { experiment, t, node, searched, running } = props;
  const { layer, names } = node;
  const W = names['W']!;
  const kernels = parametersAt(experiment, t)[W]!;
  const gradient = useMemo(() => {
    if (running) return null;
    const trace = traceAt(experiment, t);
    return trace.at(`d${W}`, trace.steps.length)!;
  }, [experiment, running, t, W]);
  const windows = useMemo(() => {
    const { data } = checkpointAt(experiment, t);
    const samples = data.heldOut.slice(0, SEARCHED);
    return searched && samples.length > 0 ? responses(experiment, t, node, samples, SHOWN) : null;
  }, [experiment, t, node, searched]);
  const of = `of layer ${layer} at training step ${t}`;
  const [filters = 1, channels = 1, , columns = 1] = kernels.shape;
  // A column for each filter, as wide in all three.
  const wide = channels > 1 ? 26 : 42;
  const side = Math.max(3, Math.min(14, wide / columns));
  return (
    <div className={styles.kernels}>
      <p>
        Layer {layer}, a column for each of {filters} filters
      </p>
      <dl>
        <dt>kernels</dt>
        <dd>
          <Kernels of={kernels} label={`Kernels ${of}`} side={side} />
        </dd>
        <dt>their gradients</dt>
        <dd>
          <Kernels
            of={gradient ?? zeros(kernels.shape)}
            label={`Gradients of the kernels ${of}`}
            side={side}
          />
        </dd>
        {windows && (
          <>
            <dt>where they respond most</dt>
            <dd>
              <Responses
                of={windows}
                label={`Parts of held-out digits to which the filters ${of} respond most`}
                side={wide / windows[0]![0]!.columns}
              />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
