/** The learning rate. */
export const ALPHA = { kind: 'symbol', sym: { id: 'alpha', layer: null }, at: null } as const;
