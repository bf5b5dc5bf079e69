import type { Helpers } from './helpers.ts';

/** What the equations apply and NumPy does not have; columns are samples. */
export const numpyHelpers: Helpers = {
  sigmoid: `def sigmoid(z):
    e = np.exp(-np.abs(z))  # at most 1, so that nothing overflows
    return np.where(z < 0, e, 1) / (1 + e)`,
  sigmoid_slope: `def sigmoid_slope(z):
    return sigmoid(z) * sigmoid(-z)`,
  tanh_slope: `def tanh_slope(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2`,
  relu: `def relu(z):
    return np.maximum(0, z)`,
  relu_slope: `def relu_slope(z):
    return np.where(z > 0, 1.0, 0.0)`,
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
