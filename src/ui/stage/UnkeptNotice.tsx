import { takeOver } from '../../persistence/saving.ts';
import type { Unkept } from '../../state/store.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { usePage } from '../islands/use-reader.ts';
import { openTab } from './panels/panels.tsx';

/** Said of a state that is not kept, for as long as it is not. */
const unkeptWords: Readonly<Record<Unkept, string>> = {
  refused:
    'This browser cannot keep your changes: its storage is full or blocked. To keep them, save a file.',
  behind:
    'Another tab has saved a newer state of this book. Changes here are not saved until you choose one of the two.',
};

interface UnkeptNoticeProps {
  readonly unkept: Unkept;
  /** Shows the stage where it is closed. */
  readonly open: () => void;
}

/** Says that the state of the page is not kept, and what can be done about it. */
export function UnkeptNotice({ unkept, open }: UnkeptNoticeProps) {
  const page = usePage();
  const { store } = page;
  const dismiss = (): void => store.setState({ unkept: null });
  const act = (words: string, action: () => void) => (
    <button type="button" className="quiet" onClick={action}>
      {words}
    </button>
  );
  return (
    <>
      {unkeptWords[unkept]}
      {unkept === 'refused' &&
        act('Files ›', () => {
          dismiss();
          open();
          void openTab(store, 'files');
        })}
      {unkept === 'behind' &&
        act('Keep this one', () => {
          if (takeOver(page)) dismiss();
        })}
      {unkept === 'behind' && act('Take the newer one', () => location.reload())}
      <IconButton icon="close" label="Dismiss" onClick={dismiss} />
    </>
  );
}
