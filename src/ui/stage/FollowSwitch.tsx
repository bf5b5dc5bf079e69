import type { PauseReason } from '../../state/following.ts';
import { preferences } from '../../state/preferences.ts';
import { usePage, usePreference, useReader } from '../islands/use-reader.ts';
import * as styles from './FollowSwitch.module.css';

const because: Readonly<Record<PauseReason, string>> = {
  stepped: 'you stepped while the equation was out of view',
  edited: 'you changed a number',
  scrolled: 'you scrolled while the steps were playing',
};

/** Whether text and stage follow each other; where that is paused, one press resumes it. */
export function FollowSwitch() {
  const { store } = usePage();
  const on = usePreference(({ following }) => following);
  const paused = useReader(({ following }) => following.paused);
  const state = !on ? 'off' : paused ? 'paused' : 'on';
  const press = (): void => {
    if (state !== 'paused') preferences.setState({ following: !on });
    else store.setState(({ following }) => ({ following: { ...following, paused: null } }));
  };
  const words = {
    on: 'Text and stage follow each other.',
    off: 'Text and stage do not follow each other.',
    paused: `Paused, because ${paused ? because[paused] : ''}. Press to resume.`,
  }[state];
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={state === 'on'}
        aria-describedby="following-words"
        className={styles.switch}
        data-following={state}
        title={words}
        onClick={press}
      >
        <span>
          text <span aria-hidden="true">⇄</span>
          <span className="sr-only">and</span> stage
        </span>
        <span className={styles.state}>{state === 'paused' ? 'paused, resume' : state}</span>
        <span className={styles.track} aria-hidden="true" />
      </button>
      <span id="following-words" className="sr-only" role="status">
        {words}
      </span>
    </>
  );
}
