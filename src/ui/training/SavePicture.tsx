import { useState } from 'react';
import { fileNameOf } from '../../export/run-file.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { download } from '../controls/download.ts';
import { pngFile, svgFile } from '../controls/picture-file.ts';
import { usePage } from '../islands/use-reader.ts';
import * as styles from './SavePicture.module.css';

interface SavePictureProps {
  readonly of: () => Element;
  /** What the picture shows, for the name of the file and for those who hear the buttons. */
  readonly name: string;
}

/** Saves a picture of the training panel as it is now. */
export function SavePicture({ of, name }: SavePictureProps) {
  const page = usePage();
  const [busy, setBusy] = useState(false);
  const save = async (as: 'png' | 'svg'): Promise<void> => {
    setBusy(true);
    try {
      const file = fileNameOf(runnerOf(page).live.getState(), name);
      const svg = await svgFile(of());
      download(`${file}.${as}`, as === 'svg' ? svg : await pngFile(svg));
    } catch (error) {
      page.store.setState({ notice: `The picture was not saved: ${(error as Error).message}.` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className={`${styles.save} needs-js`} role="group" aria-label={`Save the ${name}`}>
      {(['png', 'svg'] as const).map((as) => (
        <button
          key={as}
          type="button"
          className="quiet"
          disabled={busy}
          aria-label={`Save the ${name} as ${as.toUpperCase()}`}
          onClick={() => void save(as)}
        >
          {as.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
