import { useSyncExternalStore } from 'react';
import { Icon } from './Icon.tsx';

interface FullScreenProps {
  readonly of: () => Element | null;
  readonly title: string;
  /** Whether a sign stands for the words. */
  readonly icon?: boolean;
}

/** Shows a part of the page on the whole screen, and back. */
export function FullScreen({ of, title, icon = false }: FullScreenProps) {
  const full = useSyncExternalStore(
    listenToFullScreen,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const hidden = typeof document !== 'undefined' && !document.fullscreenEnabled;
  const toggle = (): void => {
    void (full ? document.exitFullscreen() : of()?.requestFullscreen());
  };
  const words = full ? 'Leave full screen' : 'Full screen';
  return (
    <button
      type="button"
      className="quiet"
      hidden={hidden}
      title={icon ? words : undefined}
      onClick={toggle}
    >
      {icon && <Icon name={full ? 'leave' : 'full'} />}
      <span className={icon ? 'sr-only' : undefined}>{words}</span>
      <span className="sr-only"> {title}</span>
    </button>
  );
}

function listenToFullScreen(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}
