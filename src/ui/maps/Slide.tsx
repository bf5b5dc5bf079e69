import * as styles from './ConvolutionExplorer.module.css';
import { useSlide } from './use-slide.ts';

interface SlideProps {
  /** What is shown: `position 3 of 36`. */
  readonly words: string;
  readonly count: number;
  readonly now: number;
  readonly onShow: (position: number) => void;
}

/** One position after another, played or dragged. */
export function Slide({ words, count, now, onShow }: SlideProps) {
  const { slides, stop, play } = useSlide(count, now, onShow);
  return (
    <span className={styles.slide}>
      {play && (
        <span className="figure-buttons">
          <button type="button" onClick={slides ? stop : play}>
            {slides ? 'Stop' : 'Slide'}
          </button>
        </span>
      )}
      <input
        type="range"
        min={1}
        max={count}
        value={now + 1}
        aria-label="Position"
        aria-valuetext={words}
        onChange={({ target }) => {
          stop();
          onShow(Number(target.value) - 1);
        }}
      />
      <span>{words}</span>
    </span>
  );
}
