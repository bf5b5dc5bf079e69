import type { Trace } from '../../../engine/trace.ts';
import type { CellRef } from '../../../engine/gradient-path.ts';
import { symbolText } from '../../../notation/printing/glyphs.ts';
import { parseKey, wordsFor } from '../../../notation/symbol.ts';
import { cells } from '../../../tensor/tensor.ts';

interface ParameterPickerProps {
  readonly label: string;
  readonly trace: Trace;
  readonly value: CellRef;
  readonly onPick: (place: CellRef) => void;
}

/** Any parameter of the network, by its symbol. */
export const ParameterPicker = ({ label, trace, value, onPick }: ParameterPickerProps) => (
  <label className="needs-js">
    {label}{' '}
    <select
      value={nameOf(value)}
      onChange={({ target }) => {
        const [key = '', cell = ''] = target.value.split(' ');
        onPick({ key, cell: cell.split(',').map(Number) });
      }}
    >
      {trace.graph.parameters.map((key) => (
        <optgroup key={key} label={wordsFor(parseKey(key))}>
          {cells(trace.at(key, 0)!.shape).map((cell) => (
            <option key={cell.join()} value={nameOf({ key, cell })}>
              {symbolText({ kind: 'symbol', sym: parseKey(key), at: cell })}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </label>
);

const nameOf = ({ key, cell }: CellRef): string => `${key} ${cell.join()}`;
