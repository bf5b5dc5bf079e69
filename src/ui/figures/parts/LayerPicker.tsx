import * as styles from './LayerPicker.module.css';
interface LayerPickerProps {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly onPick: (layer: number) => void;
}

/** One of several layers; nothing where there is no choice. */
export const LayerPicker = ({ from, to, value, onPick }: LayerPickerProps) =>
  to > from && (
    <label className={`${styles.picker} needs-js`}>
      Layer{' '}
      <select value={value} onChange={({ target }) => onPick(Number(target.value))}>
        {Array.from({ length: to - from + 1 }, (_, n) => (
          <option key={n}>{from + n}</option>
        ))}
      </select>
    </label>
  );
