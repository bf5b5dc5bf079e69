import { fileNameOf, runCsv, runJson } from '../../export/run-file.ts';
import { runnerOf } from '../../state/training/runner-of.ts';
import { download } from '../controls/download.ts';
import { usePage } from '../islands/use-reader.ts';

/** Saves the run on the page: what was measured of it, and how it was set up. */
export function SaveRun() {
  const { live } = runnerOf(usePage());
  const save = (as: 'csv' | 'json'): void => {
    const now = live.getState();
    const text = as === 'csv' ? runCsv(now) : runJson(now, now.divergence);
    download(`${fileNameOf(now, 'run')}.${as}`, text);
  };
  return (
    <span role="group" aria-label="Save this run">
      save it as{' '}
      <button type="button" aria-label="Save this run as CSV" onClick={() => save('csv')}>
        CSV
      </button>
      <button type="button" aria-label="Save this run as JSON" onClick={() => save('json')}>
        JSON
      </button>
    </span>
  );
}
