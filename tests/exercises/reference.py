"""Answers and usual slips of the exercises, computed from what a reader sees: the words of an exercise, the digits that it
prints and the formulas that it shows. It shares no code with the book. Gradients are central differences.

Reads a list of cases as JSON from the standard input and writes what it finds for each. Of a number of a step it finds at
least the number from the network, whether or not the exercise is known here. Needs NumPy.
"""

import itertools
import json
import re
import sys

import numpy as np

STEP = 1e-5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=0)


class Network:
    """A network as its file describes it; samples are columns, or the last axis."""

    def __init__(self, layers, parameters, inputs, targets):
        self.layers, self.inputs = layers, inputs
        self.parameters = {name: np.array(value, float) for name, value in parameters.items()}
        self.y = np.array(targets, float).T
        self.known = None

    def values(self):
        """Every tensor by name, computed once."""
        if self.known is None:
            self.known = self.forward()
        return self.known

    def forward(self, fixed=None):
        """Every tensor by name. One that is `fixed` keeps that value, and what follows is computed from it."""
        fixed = fixed or {}
        found = {"y": self.y}

        def keep(name, value):
            found[name] = fixed.get(name, value)
            return found[name]

        for name, value in self.parameters.items():
            keep(name, value)
        shape = (*self.inputs.shape[1:], self.inputs.shape[0])
        value = np.moveaxis(self.inputs, 0, -1).reshape(shape)
        linear = [one["type"] in ("dense", "conv2d") for one in self.layers]
        last, m = sum(linear), 0
        value = keep("a0", value)
        for layer in self.layers:
            kind = layer["type"]
            if kind == "dense":
                m += 1
                value = keep(f"z{m}", found[f"W{m}"] @ value + found[f"b{m}"].reshape(-1, 1))
            elif kind == "conv2d":
                m += 1
                value = keep(f"x{m}", value)
                value = keep(f"z{m}", convolve(value, found[f"W{m}"], found[f"b{m}"]))
            elif kind == "flatten":
                value = value.reshape(-1, value.shape[-1])
            elif kind == "sigmoid":
                value = sigmoid(value)
                if m < last:
                    value = keep(f"a{m}", value)
            elif kind == "softmax":
                p = keep("p", softmax(value))
                found["L"] = -(self.y * np.log(p)).sum(axis=0)
            elif kind == "sigmoidCrossEntropy":
                p = keep("p", sigmoid(value))
                found["L"] = -(self.y * np.log(p) + (1 - self.y) * np.log(1 - p)).sum(axis=0)
            elif kind == "squaredError":
                p = keep("p", value)
                found["L"] = ((p - self.y) ** 2).sum(axis=0) / 2
        return found

    def derivative(self, of, by, cell):
        """Of a function of the tensors with respect to one cell of one of them."""
        base = self.values()[by]
        found = []
        for sign in (1, -1):
            moved = base.copy()
            moved[tuple(cell)] += sign * STEP
            found.append(of(self.forward({by: moved})))
        return (found[0] - found[1]) / (2 * STEP)

    def gradient(self, by, cell):
        """Of the mean loss, or, cell by cell of a column, of the loss of its own sample."""
        parameter = by in self.parameters
        return self.derivative(
            lambda found: found["L"].mean() if parameter else found["L"].sum(), by, cell
        )

    def value(self, name, cell):
        found = self.values()
        if name in found:
            return found[name][tuple(cell)]
        if name.startswith("da_dz"):
            a = found["a" + name[5:]][tuple(cell)]
            return a * (1 - a)
        return self.gradient(name[1:], cell)


def convolve(x, W, b):
    windows = np.lib.stride_tricks.sliding_window_view(x, W.shape[2:], axis=(1, 2))
    return np.einsum("kcuv,cijsuv->kijs", W, windows) + b[:, None, None, None]


# Exercises about a number of a step. `at` is the cell, `m` its layer; `t` has the printed tensors by name and layer.


def reads(of, place):
    """A cell, or 0 beyond the ends of an axis."""
    inside = all(0 <= index < length for index, length in zip(place, of.shape))
    return of[tuple(place)] if inside else 0.0


def cell_answers(exercise, at, m, t):
    def one(name, layer=None):
        value = t[name if layer is None else f"{name}{m + layer}"]
        return value[:, 0] if value.ndim == 2 and not name.startswith(("W", "dW")) else value

    i, j = (list(at) + [0, 0])[:2]
    if exercise == "one-neuron":
        p, y, a = one("p")[0], one("y")[0], one("a", -1)[j]
        slope = p * (1 - p)
        return (p - y) * slope * a, {
            "no-slope": (p - y) * a,
            "no-input": (p - y) * slope,
            "no-loss-slope": slope * a,
            "sign": (y - p) * slope * a,
            "factor-two": 2 * (p - y) * slope * a,
            "activation-for-slope": (p - y) * p * a,
        }
    if exercise in ("branches", "by-hand", "error-one-layer-back"):
        W, d = one("W", 1), one("dz", 1)
        back, without = W[:, i] @ d, W[1:, i] @ d[1:]
        row = W[i] @ d[: W.shape[1]] if i < len(W) and W.shape[1] <= len(d) else None
        if exercise == "branches":
            return back, {
                "path-left-out": without,
                "sum-of-errors": d.sum(),
                "sum-of-weights": W[:, i].sum(),
                "transposed": row,
                "sign": -back,
            }
        a = one("a", 0)[i]
        slope = a * (1 - a)
        if exercise == "by-hand":
            into = one("a", -1)[j]
            return back * slope * into, {
                "no-slope": back * into,
                "no-input": back * slope,
                "path-left-out": without * slope * into,
                "own-activation": back * slope * a,
                "activation-for-slope": back * a * into,
            }
        other = d[i] if i < len(d) else None
        return back * slope, {
            "no-slope": back,
            "transposed": None if row is None else row * slope,
            "activation-for-slope": back * a,
            "sign": -back * slope,
            "path-left-out": without * slope,
            "slope-of-next": None if other is None else back * other * (1 - other),
            "added-weights": W[:, i].sum() * slope,
        }
    if exercise == "activation":
        z = one("z", 0)[i]
        a = sigmoid(z)
        return a, {
            "sign-of-exponent": sigmoid(-z),
            "slope": a * (1 - a),
            "exponential": np.exp(z),
            "unchanged": z,
        }
    if exercise == "slope":
        a, z = one("a", 0)[i], one("z", 0)[i]
        return a * (1 - a), {
            "complement": 1 - a,
            "of-z": z * (1 - z),
            "tanh": 1 - a * a,
            "activation": a,
        }
    if exercise == "weighted-sum":
        W, a, b = one("W", 0), one("a", -1), one("b", 0)[i]
        fits = len(a) <= len(W) and i < W.shape[1]
        column = W[: len(a), i] @ a if fits else None
        return W[i] @ a + b, {
            "no-bias": W[i] @ a,
            "transposed": None if column is None else column + b,
            "bias-subtracted": W[i] @ a - b,
            "weights-only": W[i].sum() + b,
        }
    if exercise == "softmax":
        z = next(iter(t.values()))[:, 0]
        powers = np.exp(z)
        return powers[i] / powers.sum(), {
            "not-divided": powers[i],
            "sigmoid": sigmoid(z[i]),
            "no-exponential": z[i] / z.sum(),
            "negative-exponent": (1 / powers[i]) / (1 / powers).sum(),
        }
    if exercise == "cross-entropy":
        p, y = one("p"), one("y")
        return -np.log(p[y == 1][0]), {
            "no-logarithm": p[y == 1][0],
            "sign": np.log(p[y == 1][0]),
            "all-classes": -np.log(p).sum(),
        }
    if exercise == "error-at-the-logits":
        p, y = one("p")[i], one("y")[i]
        return p - y, {"sign": y - p, "sum": p + y}
    if exercise == "weight-gradient-last":
        p, y, a = one("p"), one("y"), one("a", -1)
        exchanged = (p[j] - y[j]) * a[i] if j < len(p) and i < len(a) else None
        return (p[i] - y[i]) * a[j], {
            "no-target": p[i] * a[j],
            "sign": (y[i] - p[i]) * a[j],
            "transposed": exchanged,
            "no-activation": p[i] - y[i],
            "extra-slope": (p[i] - y[i]) * a[j] * (1 - a[j]),
        }
    if exercise == "weight-gradient-inner":
        d, into, out = one("dz", 0), one("a", -1), one("a", 0)
        return d[i] * into[j], {
            "activation-after": d[i] * out[j] if j < len(out) else None,
            "transposed": d[j] * into[i] if j < len(d) and i < len(into) else None,
            "slope-twice": d[i] * out[i] * (1 - out[i]) * into[j],
            "no-activation": d[i],
            "activation-only": into[j],
        }
    if exercise == "bias-gradient":
        d, b, a = one("dz", 0)[i], one("b", 0)[i], one("a", 0)[i]
        return d, {"times-bias": d * b, "slope-twice": d * a * (1 - a), "times-activation": d * a}
    if exercise == "mean-gradient":
        d, a = t[f"dz{m}"], t[f"a{m - 1}"]
        N = d.shape[1]
        total = sum(d[i, n] * a[j, n] for n in range(N))
        return total / N, {
            "sum": total,
            "one-sample": d[i, 0] * a[j, 0],
            "product-of-sums": d[i].sum() * a[j].sum() / N,
            "squared-number": total / N**2,
        }
    if exercise == "before-the-update":
        W, dW, d, a = t[f"W{m + 1}"], t[f"dW{m + 1}"], one("dz", 1), one("a", 0)[i]
        slope, back = a * (1 - a), lambda through: through[:, i] @ d
        return back(W) * slope, {
            "updated-weight": back(W - t["alpha"] * dW) * slope,
            "gradient-for-weight": back(dW) * slope,
            "no-slope": back(W),
            "activation-for-slope": back(W) * a,
        }
    if exercise == "update":
        W, dW, rate = t[f"W{m}"][i, j], t[f"dW{m}"][i, j], t["alpha"]
        return W - rate * dW, {
            "sign": W + rate * dW,
            "no-rate": W - dW,
            "step-only": rate * dW,
            "rate-times-all": rate * (W - dW),
        }
    return None


def map_answers(exercise, at, t):
    """The same of chapter 8; samples are left out."""
    W, b, x, d = (t.get(name) for name in ("W", "b", "a", "dz"))
    x, d = (None if value is None else value[..., 0] for value in (x, d))
    if exercise == "forward":
        k, i, j = at[:3]
        window = x[:, i : i + W.shape[2], j : j + W.shape[3]]
        return (W[k] * window).sum() + b[k], {
            "no-bias": (W[k] * window).sum(),
            "turned": (W[k, :, ::-1, ::-1] * window).sum() + b[k],
            "corner": (W[k].sum(axis=(1, 2)) * x[:, i, j]).sum() + b[k],
        }
    if exercise == "kernel-gradient":
        k, c, u, v = at
        places = [(i, j) for i in range(d.shape[1]) for j in range(d.shape[2])]
        return sum(d[k, i, j] * x[c, i + u, j + v] for i, j in places), {
            "one-use": d[k, 0, 0] * x[c, u, v],
            "only-errors": d[k].sum(),
            "backward": sum(d[k, i, j] * reads(x, (c, i - u, j - v)) for i, j in places),
        }
    if exercise == "bias-gradient":
        errors = d[at[0]]
        return errors.sum(), {
            "not-summed": errors[0, 0],
            "mean": errors.mean(),
            "times-bias": errors.sum() * b[at[0]],
        }
    if exercise == "input-gradient":
        c, i, j = at[:3]
        weights = [(k, u, v) for k in range(len(W)) for u in range(2) for v in range(2)]
        return sum(W[k, c, u, v] * reads(d, (k, i - u, j - v)) for k, u, v in weights), {
            "not-turned": sum(
                W[k, c, u, v] * reads(d, (k, i + u - 1, j + v - 1)) for k, u, v in weights
            ),
            "one-window": sum(W[k, c, 0, 0] * reads(d, (k, i, j)) for k in range(len(W))),
        }
    return None


# Exercises about a count: only words are given.


def count_answers(exercise, words):
    n = [int(number) for number in re.findall(r"\d+", words)]
    if exercise == "count-multiplications":
        widths = [int(number) for number in re.search(r"of ([\d, ]+) units", words)[1].split(", ")]
        weights = [to * of for of, to in zip(widths, widths[1:])]
        return sum(weights[1:]), {
            "first-too": sum(weights),
            "forward-without-last": sum(weights[:-1]),
            "units": sum(widths[1:-1]),
            "paths": int(np.prod(widths[1:])),
        }
    if exercise == "count-paths":
        widths = [int(number) for number in re.search(r"of ([\d, ]+) units", words)[1].split(", ")]
        paths = [[]]
        for width in widths[2:]:
            paths = [path + [unit] for path in paths for unit in range(width)]
        return len(paths), {
            "first-layer-too": len(paths) * widths[1],
            "added": sum(widths[2:]),
            "last-left-out": len(paths) // widths[-1],
            "input-too": int(np.prod(widths)),
        }
    if exercise == "error-through-depth":
        layers = n[0]
        z = np.linspace(-5, 5, 10001)
        slope = (sigmoid(z) * (1 - sigmoid(z))).max()
        return slope**layers, {
            "added": slope * layers,
            "half": sigmoid(0) ** layers,
            "one-layer-less": slope ** (layers - 1),
            "one-layer": slope,
        }
    if exercise == "steps-of-an-epoch":
        samples, held, batch = n
        steps = lambda count: len(range(0, count, batch))
        return steps(samples - held), {
            "held-out-too": steps(samples),
            "last-dropped": (samples - held) // batch,
            "samples": samples - held,
        }
    if exercise == "count-weights":
        channels, side, _, filters, height, width = n[:6]
        kernels = np.zeros((filters, channels, height, width))
        maps = convolve_shape((side, side), (height, width))
        return kernels.size + filters, {
            "no-biases": kernels.size,
            "no-channels": filters * height * width + filters,
            "each-position": kernels.size * maps[0] * maps[1] + filters,
            "bias-per-cell": kernels.size + filters * maps[0] * maps[1],
        }
    if exercise == "dense-weights":
        rows, columns, units = n
        weights = np.zeros((units, rows * columns)).size
        return weights, {
            "added": rows * columns + units,
            "biases-too": weights + units,
            "sides-added": (rows + columns) * units,
            "pixels": rows * columns,
        }
    if exercise == "entries-of-the-matrix":
        height, width, rows, columns = n[:4]
        # The matrix, column by column: what each pixel alone gives under a kernel of ones.
        kernel, bias = np.ones((1, 1, height, width)), np.zeros(1)
        pixels = np.eye(rows * columns).reshape(1, rows, columns, -1)
        matrix = convolve(pixels, kernel, bias).reshape(-1, rows * columns)
        return int((matrix != 0).sum()), {
            "kernel": height * width,
            "rows": len(matrix),
            "all-entries": matrix.size,
            "every-pixel": rows * columns * height * width,
        }
    if exercise == "multiplications":
        rows, columns, filters, height, width = n[:5]
        samples = n[-1]
        maps = convolve_shape((rows, columns), (height, width))
        uses = maps[0] * maps[1]
        return uses * samples, {
            "one-image": uses,
            "all-pixels": rows * columns * samples,
            "all-filters": uses * samples * filters,
            "window": height * width * samples,
        }
    if exercise == "small-changes":
        derivatives, limit = re.search(r"are (.*?)\. Each of these pixels .* at most ([\d.]+)\.", words).groups()
        g, limit = np.array([numbers(one) for one in derivatives.split("; ")]), float(limit)
        # The best of all corners of the box in which the pixels may move.
        falls = [-limit * g @ np.array(signs) for signs in itertools.product([1, -1], repeat=len(g))]
        return max(falls), {
            "signs-kept": max(-limit * g.sum(), limit * g.sum()),
            "largest-only": limit * abs(g).max(),
            "along-the-gradient": limit * np.linalg.norm(g),
            "no-limit": abs(g).sum(),
            "sign": min(falls),
        }
    return None


def convolve_shape(lengths, windows, stride=1, padding=0):
    """Places of a window, laid on one after the other."""
    return [
        len(range(0, length + 2 * padding - window + 1, stride))
        for length, window in zip(lengths, windows)
    ]


# Exercises with options: which are right, each tried by itself. Shapes, numbers and formulas are read from an option as it
# is printed. What else it says goes by its name, which the wording does not change: the right one is called `right`.


def choice_answers(case):
    exercise, words = case["exercise"], case["words"]
    options, names = case["options"], case["names"]
    n = [int(number) for number in re.findall(r"\d+", words)]
    times = lambda *lengths: " × ".join(map(str, lengths))
    if exercise == "shape-of-a-gradient":
        widths = [int(number) for number in re.search(r"of ([\d, ]+) units", words)[1].split(", ")]
        m = int(re.search(r"W(\d)", words)[1])
        weights = np.zeros((widths[m], widths[m - 1]))
        return [option == times(*weights.shape) for option in options]
    if exercise == "shape-of-a-jacobian":
        of, to = n[1], n[3]
        W = np.arange(to * of, dtype=float).reshape(to, of)
        columns = [W @ unit for unit in np.eye(of)]
        return [option == times(*np.array(columns).T.shape) for option in options]
    if exercise == "shape-of-maps":
        channels, rows, columns, filters, height, width, stride, padding = n
        maps = convolve_shape((rows, columns), (height, width), stride, padding)
        return [option == times(filters, *maps) for option in options]
    if exercise == "safe-softmax":
        logits = np.array(signed(words)[:3])
        return [is_safe(name, option, logits) for name, option in zip(names, options)]
    if exercise == "companion-axis":
        return [is_gradient(option) for option in options]
    if exercise == "sum-of-the-kernel-gradient":
        return [is_kernel_gradient(formula) for formula in case["formulas"]]
    tried = {
        "companion-order": error_sent_back,
        "companion-broadcast": column_of_errors,
        "companion-softmax": error_at_logits,
        "companion-weights": wakes_up,
        "kernels-from-zero": first_to_learn,
        "pooling-bug": pools,
    }.get(exercise)
    return tried and [bool(tried()[name]) for name in names]


def signed(words):
    return [float(number.replace("−", "-")) for number in re.findall(r"[−-]?\d+", words)]


def is_safe(name, option, logits):
    number = signed(option)[0]
    with np.errstate(all="ignore"):
        exp = lambda z: np.exp(z)
        powers = {
            "right": exp(logits - number),
            "smallest": exp(logits - number),
            "divide": exp(logits / number),
            "clip": exp(np.minimum(logits, number)),
            "epsilon": exp(logits),
        }[name]
        under = powers.sum() + (1e-8 if name == "epsilon" else 0)
        return bool(np.allclose(powers / under, softmax(logits)))


def is_gradient(option):
    """Whether an einsum is the gradient of Σ z² / 2 with respect to w, where z = einsum("ijp,jkp->ik", a, w)."""
    random = np.random.default_rng(1)
    a, w = random.normal(size=(3, 4, 2)), random.normal(size=(4, 5, 2))
    z = lambda w: np.einsum("ijp,jkp->ik", a, w)
    found = np.einsum(re.search(r'"(.*)"', option)[1], a, z(w))
    return agrees_with(found, numeric(lambda w: (z(w) ** 2).sum() / 2, w))


def is_kernel_gradient(formula):
    """Whether a sum is the gradient of one weight of a kernel, in a network of one convolution with two filters."""
    random = np.random.default_rng(1)
    parameters = {"W1": (2, 3, 2, 3), "b1": (2,), "W2": (2, 2 * 3 * 4), "b2": (2,)}
    layers = [{"type": "conv2d"}, {"type": "flatten"}, {"type": "dense"}, {"type": "softmax"}]
    drawn = {name: random.normal(size=shape) for name, shape in parameters.items()}
    network = Network(layers, drawn, random.normal(size=(1, 3, 4, 6)), [[0.0, 1.0]])
    reader = Reader(network, bind={"m": 1, "l": 2})
    found = np.zeros(parameters["W1"])
    for k, c, u, v in np.ndindex(found.shape):
        # A sum over other letters leaves i and j free: it is no number of this weight.
        try:
            found[k, c, u, v] = reader.inside({"k": k, "c": c, "u": u, "v": v}).read(formula)
        except Mismatch:
            return False
    wanted = [network.gradient("W1", cell) for cell in np.ndindex(found.shape)]
    return agrees_with(found.reshape(-1), np.array(wanted))


def numeric(of, at):
    """The gradient of a number with respect to an array, by central differences."""
    found = np.zeros_like(at)
    for cell in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[cell] = STEP
        found[cell] = (of(at + step) - of(at - step)) / (2 * STEP)
    return found


def agrees_with(found, wanted):
    return np.shape(found) == np.shape(wanted) and np.allclose(found, wanted, atol=1e-6)


def error_sent_back():
    """Repairs of a dense layer z = W x whose weights are updated before the error goes back: which give ∂L/∂x?"""
    random = np.random.default_rng(1)
    W, x, d, rate = random.normal(size=(3, 2)), random.normal(size=2), random.normal(size=3), 0.1
    wanted = numeric(lambda x: d @ (W @ x), x)
    after = W - rate * np.outer(d, x)
    found = {
        "right": W.T @ d,
        "outer": (W - rate * np.outer(x, d).reshape(W.shape)).T @ d,
        "sign": (W + rate * np.outer(d, x)).T @ d,
        "transpose": after.reshape(2, 3) @ d,
    }
    return {name: agrees_with(value, wanted) for name, value in found.items()}


def column_of_errors():
    """Repairs of a layer z = W^T x of shape (n, 1): which run, and give the gradient of W?"""
    random = np.random.default_rng(1)
    x, W, y = random.normal(size=(3, 4)), random.normal(size=(4, 1)), random.normal(size=3)
    z = x @ W
    slope = sigmoid(z) * (1 - sigmoid(z))
    error = sigmoid(z)[:, 0] - y
    wanted = numeric(lambda W: ((sigmoid(x @ W)[:, 0] - y) ** 2).sum() / 2, W)
    repairs = {
        "right": lambda: x.T @ (error.reshape(-1, 1) * slope),
        "transpose": lambda: x @ (error * slope),
        "slope": lambda: x.T @ error,
        "rate": lambda: np.ones_like(W) * (x.T @ (error * slope)),
    }

    def gradient(repair):
        try:
            return repair()
        except ValueError:
            return None

    return {name: agrees_with(gradient(repair), wanted) for name, repair in repairs.items()}


def error_at_logits():
    """Repairs of a program that gives probabilities to a function of logits: which give ∂L/∂z?"""
    z, y = np.array([0.4, -1.2, 2.1]), np.array([0.0, 0.0, 1.0])
    p = softmax(z)
    wanted = numeric(lambda z: -(y * np.log(softmax(z))).sum(), z)
    found = {
        "right": softmax(z) - y,
        "sign": y - softmax(p),
        "log": np.log(softmax(p)) - y,
        "jacobian": (np.diag(p) - np.outer(p, p)) @ (softmax(p) - y),
    }
    return {name: agrees_with(value, wanted) for name, value in found.items()}


def wakes_up():
    """Repairs of a deep network whose weights are all above 0: in which does a step change every layer?"""
    random = np.random.default_rng(1)

    def changed(low=0.0, rate=0.1, before=3, relu=False):
        x = random.uniform(0, 1, size=200)
        weights = [random.uniform(low, 1, size=(200, 200)) for _ in range(before)]
        weights += [random.uniform(low, 1, size=(20, 200)), random.uniform(low, 1, size=(10, 20))]
        if low < 0:
            weights = [W / np.sqrt(W.shape[1]) for W in weights]
        kinds = ["relu" if relu else "none"] * before + ["sigmoid", "sigmoid"]
        values, slopes = [x], []
        for W, kind in zip(weights, kinds):
            z = W @ values[-1]
            with np.errstate(over="ignore"):
                value = {"relu": np.maximum(z, 0), "none": z, "sigmoid": sigmoid(z)}[kind]
            slopes.append({"relu": z > 0, "none": np.ones_like(z), "sigmoid": value * (1 - value)}[kind])
            values.append(value)
        d, moved = values[-1] - np.eye(10)[0], []
        for W, slope, value in zip(weights[::-1], slopes[::-1], values[-2::-1]):
            d = d * slope
            moved.append(np.any(W - rate * np.outer(d, value) != W))
            d = W.T @ d
        return all(moved)

    return {
        "right": changed(low=-1.0),
        "rate": changed(rate=1e6),
        "depth": changed(before=2),
        "relu": changed(relu=True),
    }


def first_to_learn():
    """What a network of a convolution, ReLU and a dense layer learns first when all its parameters are 0."""
    x, y = np.random.default_rng(1).normal(size=(1, 4, 5, 1)), np.array([0.0, 1.0])
    W, b, dense, bias = np.zeros((2, 1, 2, 3)), np.zeros(2), np.zeros((2, 18)), np.zeros(2)
    z = convolve(x, W, b)[..., 0]
    f = np.maximum(z, 0).reshape(-1)
    d = softmax(dense @ f + bias) - y
    back = (dense.T @ d).reshape(z.shape) * (z > 0)
    learn = {
        "kernels": sum(
            abs(back[k, i, j] * x[:, i : i + 2, j : j + 3]).sum() for k, i, j in np.ndindex(back.shape)
        ),
        "map biases": abs(back).sum(),
        "dense": abs(np.outer(d, f)).sum(),
        "bias": abs(d).sum(),
    }
    found = {name for name, size in learn.items() if size > 0}
    claimed = {"right": {"bias"}, "all": set(learn), "kernels": {"kernels"}, "dense": {"dense", "bias"}}
    return {name: found == of for name, of in claimed.items()}


def pools():
    """What is sent back to the four cells under a maximum: which is the gradient of an error times the maximum?"""
    window, error = np.array([0.3, 0.9, -0.2, 0.5]), 0.7
    won = window == window.max()
    sent = {
        "right": error * won,
        "quarter": error / 4 * np.ones(4),
        "proportional": error * window / window.sum(),
        "ones": 1.0 * won,
    }
    wanted = numeric(lambda window: error * window.max(), window)
    return {name: agrees_with(value, wanted) for name, value in sent.items()}


# Formulas, as trees.


class Mismatch(Exception):
    """The shapes do not fit, or a letter names nothing."""


class Reader:
    """Values of formulas in one network. `fixed` holds tensors that are not those of the network."""

    def __init__(self, network, letters=None, bind=None, given=None):
        self.network, self.letters = network, letters or {}
        # What an inner reader finds is kept for the others.
        self.bind, self.given = bind or {}, {} if given is None else given
        self.now = None

    def key(self, sym):
        layer = sym.get("layer")
        if layer is None:
            return sym["id"]
        return f"{sym['id']}{self.bind[layer['base']] + layer['plus'] if layer['base'] else layer['plus']}"

    def tensor(self, key):
        if key in self.given:
            return self.given[key]
        found = self.now or self.network.values()
        if key not in found and key.startswith("da_dz"):
            a = found["a" + key[5:]]
            return a * (1 - a)
        if key not in found:
            base = found[key[1:]]
            grad = np.zeros_like(base)
            for cell in np.ndindex(base.shape):
                grad[cell] = self.network.gradient(key[1:], cell)
            self.given[key] = grad
            return grad
        return found[key]

    def whole(self, key):
        value = self.tensor(key)
        return value.reshape(-1, 1) if value.ndim == 1 else value

    def place(self, index):
        if isinstance(index, (int, float)):
            return int(index)
        if isinstance(index, dict):
            if any(isinstance(by, str) for by, _ in index["terms"]) or index["over"] != 1:
                raise KeyError("no reference for a stride")
            return sum(by * self.place(letter) for by, letter in index["terms"]) + index["offset"]
        if index not in self.letters:
            raise Mismatch(index)
        return self.letters[index]

    def length(self, letter, expr):
        """How many values a letter takes."""
        if isinstance(expr, dict):
            if expr.get("kind") == "symbol" and expr.get("at"):
                for axis, index in enumerate(expr["at"]):
                    if index == letter:
                        return self.tensor(self.key(expr["sym"])).shape[axis]
            for part in expr.values():
                found = self.length(letter, part)
                if found:
                    return found
        if isinstance(expr, list):
            for part in expr:
                found = self.length(letter, part)
                if found:
                    return found
        return 0

    def cell(self, named):
        value = self.tensor(self.key(named["sym"]))
        place = [self.place(index) for index in named["at"]]
        place += [0] * (value.ndim - len(place))
        return tuple(place)

    def read(self, expr):
        kind = expr["kind"]
        if kind == "symbol":
            key = self.key(expr["sym"])
            if expr["at"] is None:
                return self.whole(key)
            return reads(self.tensor(key), self.cell(expr))
        if kind == "number":
            return np.float64(expr["value"])
        if kind == "product":
            result = self.read(expr["factors"][0])
            for factor in expr["factors"][1:]:
                result = product(result, self.read(factor))
            return result
        if kind == "hadamard":
            result = self.read(expr["factors"][0])
            for factor in expr["factors"][1:]:
                result = entrywise(np.multiply, result, self.read(factor))
            return result
        if kind == "sum":
            result = np.float64(0)
            for n, term in enumerate(expr["terms"]):
                value = term["sign"] * self.read(term["of"])
                result = value if n == 0 else entrywise(np.add, result, value)
            return result
        if kind == "transpose":
            return np.atleast_2d(self.read(expr["of"])).T
        if kind == "sumOver":
            letter = expr["index"]
            left = self.place(expr["except"]) if "except" in expr else None
            total = np.float64(0)
            for n in range(self.length(letter, expr["of"])):
                if n != left:
                    total = total + self.inside({letter: n}).read(expr["of"])
            return total
        if kind == "fraction":
            return self.read(expr["over"]) / self.read(expr["under"])
        if kind == "power":
            return self.read(expr["of"]) ** expr["exponent"]
        if kind == "let":
            return self.read(expr["of"])
        if kind == "kronecker":
            one, other = (self.place(index) for index in expr["indices"])
            return np.float64(one == other)
        if kind == "apply":
            functions = {"exp": np.exp, "log": np.log, "sigmoid": sigmoid, "activation": sigmoid}
            return functions[expr["name"]](self.read(expr["to"]))
        if kind == "diag":
            return np.diag(self.read(expr["of"])[:, 0])
        if kind == "jacobian":
            of, by = expr["of"], expr["by"]
            key = self.key(by["sym"])
            if of["at"] is not None:
                return self.moved(lambda reader: reader.read(of), key, self.cell(by))
            base = self.tensor(key)
            columns = [
                self.moved(lambda reader: reader.read(of), key, cell).reshape(-1)
                for cell in np.ndindex(base.shape)
            ]
            return np.array(columns).T
        if kind == "derivative":
            by = expr["by"]
            return self.moved(
                lambda reader: reader.read(expr["of"]), self.key(by["sym"]), self.cell(by)
            )
        raise KeyError(f"no reference for {kind}")

    def inside(self, letters):
        reader = Reader(self.network, {**self.letters, **letters}, self.bind, self.given)
        reader.now = self.now
        return reader

    def moved(self, of, key, cell):
        """The derivative of a reading with respect to a cell."""

        def read(found):
            reader = Reader(self.network, self.letters, self.bind, {})
            reader.now = found
            return of(reader)

        return self.network.derivative(read, key, cell)


def product(left, right):
    if np.ndim(left) == 0 or np.ndim(right) == 0:
        return left * right
    if left.shape[1] != right.shape[0]:
        raise Mismatch()
    return left @ right


def entrywise(of, left, right):
    if np.ndim(left) and np.ndim(right) and np.shape(left) != np.shape(right):
        raise Mismatch()
    return of(left, right)


def letters_in(expr, summed=()):
    """Letters of a formula that no sum binds."""
    if isinstance(expr, list):
        return set().union(*(letters_in(part, summed) for part in expr), set())
    if not isinstance(expr, dict):
        return set()
    if expr.get("kind") == "sumOver":
        return letters_in(expr["of"], (*summed, expr["index"]))
    own = set()
    for name in ("at", "indices"):
        own |= {one for one in expr.get(name) or [] if isinstance(one, str) and one not in summed}
    rest = [part for name, part in expr.items() if name not in ("at", "indices", "sym")]
    return own | letters_in(rest, summed)


def agrees(network, left, right):
    """Whether two formulas are equal at every value of their letters."""
    letters = sorted(letters_in(left) | letters_in(right))
    reader = Reader(network)
    lengths = [reader.length(letter, [left, right]) for letter in letters]
    for place in np.ndindex(*lengths):
        at = reader.inside(dict(zip(letters, place)))
        try:
            one, other = at.read(left), at.read(right)
            if np.size(one) != np.size(other) or not np.allclose(
                np.ravel(one), np.ravel(other), rtol=1e-5, atol=1e-7
            ):
                return False
        except Mismatch:
            return False
    return True


def network_of(case):
    inputs = np.array(case["inputs"], float).reshape(len(case["inputs"]), *case["shape"])
    return Network(case["layers"], case["parameters"], inputs, case["targets"])


def head_of(words):
    """The layers after the last weights, by what the words say of them."""
    if "binary cross-entropies" in words:
        return ["sigmoidCrossEntropy"]
    if "squared errors" in words:
        return ["squaredError"] if "no activation" in words else ["sigmoid", "squaredError"]
    return ["softmax"]


def drawn(case, random):
    """A network of our own for an exercise about equations: no two neighbouring layers are alike."""
    widths = [3, 2, 4] if case["asks"]["sym"]["layer"]["base"] == "l" else [2, 4, 3, 2]
    head = head_of(case["words"])
    parameters = {}
    for m, (of, to) in enumerate(zip(widths, widths[1:]), 1):
        parameters[f"W{m}"] = random.normal(size=(to, of))
        parameters[f"b{m}"] = random.normal(size=to)
    layers = []
    for m, width in enumerate(widths[1:], 1):
        layers.append({"type": "dense", "units": width})
        if m < len(widths) - 1:
            layers.append({"type": "sigmoid"})
    layers += [{"type": kind} for kind in head]
    last = widths[-1]
    targets = np.eye(last)[1] if head == ["softmax"] else (random.random(last) < 0.5) * 1.0
    return Network(layers, parameters, random.normal(size=(1, widths[0])), [targets]), len(widths) - 1


def equation_answers(case):
    """Which right sides are the gradient that is asked for, on networks that this file draws."""
    found = np.ones(len(case["answers"]), bool)
    for seed in range(2):
        network, last = drawn(case, np.random.default_rng(seed))
        bind = {"l": last, "m": last - 1}
        reader = Reader(network, bind=bind)
        wanted = reader.whole(reader.key(case["asks"]["sym"]))
        for n, answer in enumerate(case["answers"]):
            try:
                value = reader.read(answer)
                found[n] &= np.shape(value) == wanted.shape and np.allclose(value, wanted, atol=1e-7)
            except Mismatch:
                found[n] = False
    return found.tolist()


def bug_answers(case):
    """The lines that do not give what their left side is, each from right numbers, and the repairs that do."""
    network = network_of(case)
    reader = Reader(network)
    def is_right(key, expr):
        value, wanted = reader.read(expr), reader.whole(key)
        return bool(np.shape(value) == wanted.shape and np.allclose(value, wanted, atol=1e-7))

    lines = [is_right(reader.key(line["lhs"]["sym"]), line["rhs"]) for line in case["lines"]]
    wrong = reader.key(case["lines"][case["wrong"]]["lhs"]["sym"])
    repairs = [is_right(wrong, repair) for repair in case["repairs"]]
    # The lines one after the other, each from those before it: which gradients the check must find wrong.
    run = Reader(network, given={})
    checked = {}
    for line in case["lines"]:
        key = reader.key(line["lhs"]["sym"])
        value = run.read(line["rhs"])
        run.given[key] = value
        if key[1:] in network.parameters:
            wanted = reader.whole(key)
            checked[key] = bool(value.shape == wanted.shape and np.allclose(value, wanted, atol=1e-7))
    return {"lines": lines, "repairs": repairs, "checked": checked}


def numbers(printed):
    """Digits as they are printed: a true minus, `3.0e−4`."""
    if isinstance(printed, list):
        return [numbers(one) for one in printed]
    return float(printed.replace("−", "-"))


def numbers_of(found):
    """An answer and its slips; a slip that has no number here is left out."""
    if found is None:
        return {}
    right, slips = found
    slips = {name: float(value) for name, value in slips.items() if value is not None}
    return {"right": float(right), "slips": slips}


def answer(case):
    kind, exercise = case["kind"], case["exercise"]
    if kind == "cell":
        shown = {name: np.array(numbers(value)) for name, value in case["shown"].items()}
        at, (family, m) = case["at"], (case["asks"]["family"], case["asks"]["layer"])
        if case["chapter"] == "08-convolution":
            found = map_answers(exercise, at, {name.rstrip("0123456789"): of for name, of in shown.items()})
        else:
            found = cell_answers(exercise, at, m, shown)
        network = network_of(case)
        name = f"{family}{'' if m is None else m}"
        exact = network.value(name, at)
        if exercise == "update":
            exact -= case["rate"] * network.value(f"d{name}", at)
        return numbers_of(found) | {"exact": float(exact)}
    if kind == "count":
        return numbers_of(count_answers(exercise, case["words"]))
    if kind == "choice":
        return choice_answers(case)
    if kind == "line":
        network = network_of(case)
        return [agrees(network, case["left"], option) for option in case["options"]]
    if kind == "equation":
        return equation_answers(case)
    return bug_answers(case)


if __name__ == "__main__":
    json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
