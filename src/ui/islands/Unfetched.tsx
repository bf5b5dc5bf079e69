import * as styles from './Unfetched.module.css';

interface UnfetchedProps {
  /** Asks for the code once more. */
  readonly again: () => void;
}

/** Said where the code of a part of the page could not be fetched. */
export const Unfetched = ({ again }: UnfetchedProps) => (
  <p className={styles.unfetched} role="status">
    The code of this part could not be loaded.{' '}
    <button type="button" onClick={again}>
      Try again
    </button>{' '}
    <button type="button" data-reload="">
      Reload the page
    </button>
  </p>
);

/** The same of a whole page, in every page: shown where its root is marked `data-unfetched`; a script in the page answers the button. */
export const PageUnfetched = () => (
  <p className={`${styles.unfetched} ${styles.ofPage}`} role="status">
    The code of this page could not be loaded. The text is complete, but nothing on the page can be
    changed.{' '}
    <button type="button" data-reload="">
      Reload the page
    </button>
  </p>
);
