import { activationDefinitions } from './activation-definitions.ts';

/**
 * What the equations apply and NumPy does not have, each before those that call it. The last axis is the samples: arrays
 * are [unit, sample], maps [channel, row, column, sample], kernels [filter, channel, row, column].
 */
export const numpyHelpers: Readonly<Record<string, string>> = {
  ...activationDefinitions('numpy'),
  squared_norm: `def squared_norm(W):
    return np.vdot(W, W)`,
  softmax: `def softmax(z):
    e = np.exp(z - z.max(axis=0))  # shifted: the largest exponent is 0
    return e / e.sum(axis=0)`,
  log_softmax: `def log_softmax(z):
    """z - log(sum(exp(z))), shifted by the largest logit, which leaves 1."""
    shifted = z - z.max(axis=0)
    others = np.exp(shifted)
    np.put_along_axis(others, z.argmax(axis=0)[None], 0, axis=0)
    return shifted - np.log1p(others.sum(axis=0))`,
  windows: `def windows(x, height, width, stride, padding=0):
    """Every window: channel, row, column, sample, row and column in it."""
    border = (padding, padding)
    padded = np.pad(x, ((0, 0), border, border, (0, 0)))
    slide = np.lib.stride_tricks.sliding_window_view
    return slide(padded, (height, width), axis=(1, 2))[:, ::stride, ::stride]`,
  add_windows: `def add_windows(parts, x, stride, padding=0):
    """Maps like x, parts[u][v] added at place u, v of each window."""
    channels, rows, columns, samples = x.shape
    border = 2 * padding
    dx = np.zeros((channels, rows + border, columns + border, samples))
    for u, row in enumerate(parts):
        for v, part in enumerate(row):
            _, down, across, _ = part.shape
            h = slice(u, u + stride * down, stride)
            w = slice(v, v + stride * across, stride)
            dx[:, h, w] += part
    return dx[:, padding : padding + rows, padding : padding + columns]`,
  conv2d: `def conv2d(W, x, b, stride, padding):
    under = windows(x, *W.shape[2:], stride, padding)
    z = np.einsum("ocuv,chwnuv->ohwn", W, under, optimize=True)
    return z + b[:, None, None, None]`,
  conv2d_kernel_gradient: `def conv2d_kernel_gradient(dz, x, height, width, stride, padding):
    under = windows(x, height, width, stride, padding)
    return np.einsum("ohwn,chwnuv->ocuv", dz, under, optimize=True)`,
  conv2d_input_gradient: `def conv2d_input_gradient(W, dz, x, stride, padding):
    parts = np.einsum("ocuv,ohwn->uvchwn", W, dz, optimize=True)
    return add_windows(parts, x, stride, padding)`,
  sum_over_places: `def sum_over_places(dz):
    return dz.sum(axis=(1, 2, 3))`,
  max_pool2d: `def max_pool2d(x, height, width, stride):
    return windows(x, height, width, stride).max(axis=(4, 5))`,
  max_pool2d_gradient: `def max_pool2d_gradient(dy, x, height, width, stride):
    """Each gradient goes to the first largest entry of its window."""
    under = windows(x, height, width, stride)
    first = under.reshape(*dy.shape, -1).argmax(axis=-1)
    places = np.arange(height * width).reshape(height, width)
    parts = [[dy * (first == place) for place in row] for row in places]
    return add_windows(parts, x, stride)`,
  average_pool2d: `def average_pool2d(x, height, width, stride):
    return windows(x, height, width, stride).mean(axis=(4, 5))`,
  average_pool2d_gradient: `def average_pool2d_gradient(dy, x, height, width, stride):
    part = dy / (height * width)
    return add_windows([[part] * width] * height, x, stride)`,
};
