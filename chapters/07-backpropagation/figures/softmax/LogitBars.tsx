import { useId, type CSSProperties } from 'react';
import { bar, reachOf } from '../../../../src/draw/bars.ts';
import { print } from '../../../../src/notation/printing/number.ts';
import { parseKey } from '../../../../src/notation/symbol.ts';
import { SymbolName } from '../../../../src/ui/maths/Maths.tsx';
import { occurrence, type Occurrence } from '../../../../src/linking/attributes.ts';
import { Printed } from '../../../../src/ui/maths/Printed.tsx';
import * as shared from '../../../../src/ui/figures/parts/figure.module.css';
import * as styles from './LogitBars.module.css';

/** What an arrow key adds; ten times that with Shift. */
const NUDGE = 0.1;
/** Length of an arrow for an error signal of 1, as a share of the track. */
const ARROW = 0.3;

interface LogitBarsProps {
  /** Name of the logits in the network, and the sample looked at. */
  readonly of: string;
  readonly sample: number;
  /** The network's, by class, and those of the bars. */
  readonly given: readonly number[];
  readonly logits: readonly number[];
  readonly p: readonly number[];
  readonly y: readonly number[];
  /** Whether `p` is the network's. */
  readonly same: boolean;
  /** Classes that get a row. */
  readonly rows: number;
  readonly onMove: (unit: number, value: number) => void;
}

/** For each class its logit as a bar that is a slider, its probability, and its target. */
export function LogitBars(props: LogitBarsProps) {
  const { of, sample, given, logits, p, y, same, rows, onMove } = props;
  const id = useId();
  const reach = reachOf(given);
  const linked = (key: string, unit: number, value: number, is = true): Occurrence =>
    is ? occurrence(key, { cell: [unit, sample], value }) : { 'data-value': String(value) };
  const nameOf = (key: string, unit?: number) => (
    <SymbolName
      named={{ kind: 'symbol', sym: parseKey(key), at: unit === undefined ? null : [unit, sample] }}
    />
  );
  return (
    <div>
      <div className={`${styles.row} ${styles.head}`} aria-hidden="true">
        <span />
        <span>
          drag: <Printed value={-reach} /> to <Printed value={reach} />
        </span>
        <span>{nameOf(of)}</span>
        <span>line: {nameOf('y')}</span>
        <span>{nameOf('p')}</span>
        <span>{nameOf('y')}</span>
      </div>
      {given.slice(0, rows).map((network, unit) => {
        const logit = logits[unit]!;
        return (
          <div key={unit} className={styles.row}>
            <span id={`${id}-${unit}`}>{nameOf(of, unit)}</span>
            <span className={styles.track}>
              <Bar {...bar(logit, reach)} sign={Math.sign(logit)} />
              <span
                className={styles.arrow}
                data-down={p[unit]! > y[unit]! || undefined}
                style={arrowFrom(bar(logit, reach).end, y[unit]! - p[unit]!)}
              />
              {logit !== network && (
                <span className={styles.tick} style={placed({ from: bar(network, reach).end })} />
              )}
              <span
                className={`${styles.grip} needs-js`}
                style={placed({ from: bar(logit, reach).end })}
              />
              <input
                type="range"
                className="needs-js"
                min={-reach}
                max={reach}
                step="any"
                value={logit}
                aria-labelledby={`${id}-${unit}`}
                aria-valuetext={print(logit)}
                onChange={(event) => onMove(unit, rounded(event.target.valueAsNumber))}
                onKeyDown={(event) => {
                  const { key, shiftKey } = event;
                  const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[
                    key
                  ];
                  if (direction === undefined) return;
                  event.preventDefault();
                  const wanted = logit + direction * NUDGE * (shiftKey ? 10 : 1);
                  onMove(unit, rounded(Math.max(-reach, Math.min(reach, wanted))));
                }}
              />
            </span>
            <b className={shared.number} {...linked(of, unit, logit, logit === network)}>
              {print(logit)}
            </b>
            <span className={styles.track} data-from="zero">
              <Bar from={0} length={p[unit]!} sign={1} />
              <span className={styles.tick} style={placed({ from: y[unit]! })} />
            </span>
            <b className={shared.number} {...linked('p', unit, p[unit]!, same)}>
              {print(p[unit]!)}
            </b>
            <span className={shared.number} {...linked('y', unit, y[unit]!)}>
              {print(y[unit]!)}
            </span>
          </div>
        );
      })}
    </div>
  );
}

interface BarProps {
  readonly from: number;
  readonly length: number;
  readonly sign: number;
}

const Bar = ({ from, length, sign }: BarProps) => (
  <span className={styles.bar} data-sign={sign} style={placed({ from, length })} />
);

const placed = ({ from, length = 0 }: { from: number; length?: number }): CSSProperties => ({
  left: `${100 * from}%`,
  width: `${100 * length}%`,
});

/** From the end of a bar, as long as y − p: its sign is the direction. */
const arrowFrom = (end: number, length: number): CSSProperties => ({
  left: `${100 * Math.min(end, end + length * ARROW)}%`,
  width: `${100 * Math.abs(length) * ARROW}%`,
});

const rounded = (value: number): number => Math.round(value * 100) / 100;
