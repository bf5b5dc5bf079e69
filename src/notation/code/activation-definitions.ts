import type { Language } from './callee.ts';
import type { Activation } from '../activations/activation.ts';
import { activations } from '../activations/list.ts';

/** Definitions of the activations and their slopes that a language does not have, by name. */
export const activationDefinitions = (language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.values(activations)
      .flatMap((record) => [record[language].f, record[language].slope])
      .flatMap(({ name, definition }) => (definition ? [[name, definition]] : [])),
  );

/** Definitions of the activations that PyTorch has under another name than NumPy, by that name. */
export const pytorchActivations: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values<Activation>(activations).flatMap(({ numpy, pytorch }) =>
    pytorch === null ? [] : [[numpy.f.name, pytorch]],
  ),
);
