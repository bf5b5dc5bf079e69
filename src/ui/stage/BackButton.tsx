import { stepBack } from '../../state/navigation.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { usePage } from '../islands/use-reader.ts';

/** Takes a step back. */
export function BackButton() {
  const { store } = usePage();
  return (
    <IconButton
      icon="back"
      label="Back"
      keys="p or ←"
      className="secondary"
      move="back"
      onClick={() => stepBack(store)}
    />
  );
}
