import { preferences } from '../../state/preferences.ts';
import { usePreference } from '../islands/use-reader.ts';
import * as styles from './EdgesSwitch.module.css';

/** Whether the edges of the diagram show the weights or their gradients. */
export function EdgesSwitch() {
  const edges = usePreference((chosen) => chosen.edges);
  return (
    <div className={styles.edges} role="group" aria-label="Edges show">
      edges
      {(['weights', 'gradients'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={edges === one}
          onClick={() => preferences.setState({ edges: one })}
        >
          {one}
        </button>
      ))}
    </div>
  );
}
