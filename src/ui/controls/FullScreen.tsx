import { useSyncExternalStore } from 'react';

interface FullScreenProps {
  readonly of: () => Element | null;
  readonly title: string;
}

/** Shows a part of the page on the whole screen, and back. */
export function FullScreen({ of, title }: FullScreenProps) {
  const full = useSyncExternalStore(
    listenToFullScreen,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const hidden = typeof document !== 'undefined' && !document.fullscreenEnabled;
  const toggle = (): void => {
    void (full ? document.exitFullscreen() : of()?.requestFullscreen());
  };
  return (
    <button type="button" className="quiet" hidden={hidden} onClick={toggle}>
      {full ? 'Leave full screen' : 'Full screen'}
      <span className="sr-only"> {title}</span>
    </button>
  );
}

function listenToFullScreen(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}
