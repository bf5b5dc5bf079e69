import { mapValues, toJson } from '../../experiment/replay.ts';
import { denseNetwork, initialParameters } from '../../layers/network.ts';
import { createPage, type Page } from '../../state/page.ts';

/** A dense network as in chapter 7, for the same pixels and classes. */
const NETWORK = denseNetwork([64, 16, 10], 'tanh');
const SEED = 1;

/** A page of its own for a dense network, untrained, with the samples and equations that another page begins with. */
export function densePage({ experiment, equations }: Page): Page {
  const [first] = experiment.checkpoints;
  const parameters = mapValues(initialParameters(NETWORK, SEED), toJson);
  return createPage({
    name: 'dense',
    equations,
    experiment: {
      network: NETWORK,
      start: { seed: SEED, scale: 1 },
      checkpoints: [{ ...first, parameters }],
    },
  });
}
