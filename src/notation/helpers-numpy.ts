import { activationDefinitions } from './activations/definitions.ts';

/** What the equations apply and NumPy does not have, each before those that call it; columns are samples. */
export const numpyHelpers: Readonly<Record<string, string>> = {
  ...activationDefinitions('numpy'),
  softmax: `def softmax(z):
    e = np.exp(z - z.max(axis=0))  # shifted: the largest exponent is 0
    return e / e.sum(axis=0)`,
  log_softmax: `def log_softmax(z):
    """z - log(sum(exp(z))), shifted by the largest logit, which leaves 1."""
    shifted = z - z.max(axis=0)
    others = np.exp(shifted)
    np.put_along_axis(others, z.argmax(axis=0)[None], 0, axis=0)
    return shifted - np.log1p(others.sum(axis=0))`,
};
