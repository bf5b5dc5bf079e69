import { printInProse } from '../../notation/printing/number.ts';

interface PrintedProps {
  readonly value: number;
  /** Most digits after the point. */
  readonly digits?: number;
}

/** A number in a sentence, with its full value beside it. */
export const Printed = ({ value, ...options }: PrintedProps) => (
  <span data-value={value}>{printInProse(value, options)}</span>
);
