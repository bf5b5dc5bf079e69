import { isOutcome } from '../../engine/moment.ts';
import { stepForward } from '../../state/navigation.ts';
import { Icon } from '../controls/Icon.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Sentence } from '../maths/Sentence.tsx';
import { BackButton } from './BackButton.tsx';
import type { SheetProps } from './Tabs.tsx';
import { FocusSummary } from './FocusSummary.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';
import { useNext } from './Transport.tsx';
import * as styles from './Dock.module.css';

/** The step in a few words, back and on; on a narrow screen what stays of the stage, under its strip, while it is closed. */
export function Dock({ sheet, setSheet }: SheetProps) {
  const { store } = usePage();
  const scene = useScene();
  const { step, trace, moment } = scene;
  const focus = useReader((state) => state.focus);
  const done = isOutcome(moment, trace);
  const closed = sheet === 'closed';
  const next = useNext();
  // Of the buttons in sight one is filled; after a training step it is that for another one, under the network.
  const quiet = !closed && (next.quiet || (done && sheet === 'network'));
  return (
    <div className={`${styles.dock} needs-js`}>
      <IconButton
        icon={closed ? 'up' : 'down'}
        label={closed ? 'Open the stage' : 'Close the stage'}
        expanded={!closed}
        onClick={() => setSheet(closed ? 'network' : 'closed')}
      />
      <p className={styles.summary}>
        {focus ? (
          <FocusSummary focus={focus} scene={scene} />
        ) : (
          <>
            <span>
              {step ? <Sentence instruction={step} short /> : done ? 'What it did' : 'The start'}
            </span>
            <span>
              {done
                ? `training step ${moment.t + 1}`
                : `step ${moment.step} of ${trace.steps.length}`}
            </span>
          </>
        )}
      </p>
      <BackButton />
      <button
        type="button"
        className={quiet ? 'secondary' : 'primary'}
        data-move="next"
        onClick={() => stepForward(store)}
      >
        {next.words} <Icon name="next" />
      </button>
    </div>
  );
}
