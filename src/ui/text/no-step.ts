import type { Equation } from '../../notation/equation.ts';

/** Why a pass may have no step of an equation. */
export const noStep = ({ groups }: Equation): string =>
  groups.every((id) => id.startsWith('mean.')) ? 'in mini-batches' : 'no such step here';
