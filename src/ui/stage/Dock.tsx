import { stepBack, stepForward } from '../../state/navigation.ts';
import { Icon } from '../controls/Icon.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Sentence } from '../maths/Sentence.tsx';
import type { SheetProps } from './Tabs.tsx';
import { FocusSummary } from './FocusSummary.tsx';
import { usePage, useReader, useScene } from '../islands/use-reader.ts';

/** The step in a few words, back and on; on a narrow screen all that stays of the stage while it is closed. */
export function Dock({ sheet, setSheet }: SheetProps) {
  const { store } = usePage();
  const scene = useScene();
  const { step, trace, moment } = scene;
  const focus = useReader((state) => state.focus);
  return (
    <div className="dock needs-js">
      <button
        type="button"
        className="pull"
        aria-expanded={sheet !== 'closed'}
        aria-label={sheet === 'closed' ? 'Open the stage' : 'Close the stage'}
        onClick={() => setSheet(sheet === 'closed' ? 'network' : 'closed')}
      >
        <Icon name={sheet === 'closed' ? 'up' : 'down'} />
      </button>
      <p>
        {focus ? (
          <FocusSummary focus={focus} scene={scene} />
        ) : (
          <>
            <span className="short">
              {step ? <Sentence instruction={step} short /> : 'The start'}
            </span>
            <span className="where">
              {step?.phase ?? 'forward'}, step {moment.step} of {trace.steps.length}
            </span>
          </>
        )}
      </p>
      <IconButton icon="back" label="Back" className="back" onClick={() => stepBack(store)} />
      <button type="button" className="next" onClick={() => stepForward(store)}>
        Next <Icon name="next" />
      </button>
    </div>
  );
}
