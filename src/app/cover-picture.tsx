import type { Scene } from '../state/scene.ts';
import { NetworkDiagram } from '../ui/diagram/NetworkDiagram.tsx';
import * as styles from './Cover.module.css';

/** The network of the cover, as large as it is drawn there, px. */
const SIZE = { width: 736, height: 320 };

const nothing = (): void => undefined;

/** The network at a moment as a picture that nothing can be done with. */
export const CoverPicture = ({ scene }: { readonly scene: Scene }) => (
  <figure className={styles.picture}>
    <div inert>
      <NetworkDiagram scene={scene} edges="weights" {...SIZE} onHold={nothing} onChoose={nothing} />
    </div>
    <figcaption>
      The network of the book after its forward pass, with the error signal of its last layer. Blue
      is positive, orange is negative.
    </figcaption>
  </figure>
);
