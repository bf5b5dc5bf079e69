import { print } from '../../notation/printing/number.ts';

interface PrintedProps {
  readonly value: number;
  /** At most so many after the point. */
  readonly digits?: number;
}

/** A number in a sentence, with its full value beside it. */
export const Printed = ({ value, ...options }: PrintedProps) => (
  <span data-value={value}>{print(value, options)}</span>
);
