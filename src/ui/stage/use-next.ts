import { followedPath } from '../../state/gradient-path.ts';
import { useReader, useScene } from '../islands/use-reader.ts';
import { usePrediction } from '../questions/Prediction.tsx';

/** The button that leads on: what it says, and whether another one is filled in its place, in the panel of the step. */
export function useNext(): { readonly words: string; readonly quiet: boolean } {
  const asking = usePrediction() !== null;
  const scene = useScene();
  const path = useReader(({ gradientPath }) => gradientPath);
  const inStep = useReader(({ tab }) => tab === 'step');
  const followed = path && followedPath(path, scene);
  const arrived = followed !== null && followed.reached >= followed.waypoints.length;
  const offersAll = arrived && followed.path !== null && followed.paths.length > 1;
  return {
    words: followed && !arrived ? 'Next factor' : 'Next',
    quiet: inStep && (asking || offersAll),
  };
}
