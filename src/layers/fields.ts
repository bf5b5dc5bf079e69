/** What a field of a layer holds in a file. With a `default` it may be left out. */
export type FieldSpec =
  | { readonly holds: 'whole number'; readonly least: number; readonly default?: number }
  | { readonly holds: 'rows and columns' };

/** A length: 1 or more. */
export const length: FieldSpec = { holds: 'whole number', least: 1 };

/** Rows and columns of a window. */
export const window: FieldSpec = { holds: 'rows and columns' };

export const stride: FieldSpec = { holds: 'whole number', least: 1, default: 1 };

/** Zeros on each side. */
export const padding: FieldSpec = { holds: 'whole number', least: 0, default: 0 };
