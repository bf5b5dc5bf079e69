import { print } from '../../../notation/printing/number.ts';

/** A number in a table; one that is not finite is marked. */
export const ValueCell = ({ value }: { readonly value: number }) => (
  <td data-value={value} data-broken={!Number.isFinite(value) || undefined}>
    {print(value)}
  </td>
);
