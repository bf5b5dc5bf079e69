import { denseForm } from '../../layers/network.ts';
import type { Page } from '../../state/page.ts';
import { predictionAt } from '../questions/Prediction.tsx';
import { LazyBlockDiagram } from './StageDiagram.tsx';
import { LazyStepNumbers } from './ThisStep.tsx';

/** Fetches what the stage shows first: the matrices of its step unless a question stands there, the blocks of layers. */
export async function fetchStage({ store, selectScene }: Page): Promise<void> {
  const state = store.getState();
  const scene = selectScene(state);
  await Promise.all([
    !denseForm(scene.network) && LazyBlockDiagram.fetch(),
    scene.step && !predictionAt(state, scene) && LazyStepNumbers.fetch(),
  ]);
}

/** Fetches what any step may show. */
export const fetchSteps = (): void => void LazyStepNumbers.fetch();
