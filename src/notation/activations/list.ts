import type { Activation } from './activation.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softplus } from './softplus.ts';
import { tanh } from './tanh.ts';

/** Every activation of the book, by the name that files use. */
export const activations = { sigmoid, tanh, relu, softplus } as const satisfies Record<
  string,
  Activation
>;

export type ActivationName = keyof typeof activations;

export const activationNames = Object.keys(activations) as ActivationName[];

export const isActivation = (name: string): name is ActivationName =>
  Object.hasOwn(activations, name);
