/** What the equations apply to maps, in TypeScript: each number by the sum that its index form says. */
export const mapsHelpers: Readonly<Record<string, string>> = {
  list: `const list = <T>(length: number, f: (n: number) => T): T[] =>
  Array.from({ length }, (_, n) => f(n));`,
  maps: `const maps = (
  [C, H, W, N]: Shape,
  f: (c: number, h: number, w: number, n: number) => number,
): Maps => list(C, (c) => list(H, (h) => list(W, (w) => list(N, (n) => f(c, h, w, n)))));`,
  shapeOf: `const shapeOf = (x: Maps): Shape => [
  x.length,
  x[0]!.length,
  x[0]![0]!.length,
  x[0]![0]![0]!.length,
];`,
  samplesLast: `/** Samples as they are listed, [sample][channel][row][column], as maps. */
const samplesLast = (X: Maps): Maps => {
  const [N, C, H, W] = shapeOf(X);
  return maps([C, H, W, N], (c, h, w, n) => X[n]![c]![h]![w]!);
};`,
  flatten: `const flatten = (x: Maps): Matrix => x.flat(2);`,
  unflatten: `const unflatten = (f: Matrix, like: Maps): Maps => {
  const [, H, W] = shapeOf(like);
  return maps(shapeOf(like), (c, h, w, n) => f[(c * H + h) * W + w]![n]!);
};`,
  at: `/** One number of maps; 0 outside of them, and between two places. */
const at = (x: Maps, c: number, h: number, w: number, n: number): number =>
  x[c]![h]?.[w]?.[n] ?? 0;`,
  sumTo: `/** f(0) + f(1) + … + f(length − 1) */
const sumTo = (length: number, f: (n: number) => number): number => {
  let total = 0;
  for (let n = 0; n < length; n++) total += f(n);
  return total;
};`,
  places: `/** How many windows fit; one that would reach beyond the end is left out. */
const places = (length: number, window: number, stride: number): number =>
  Math.floor((length - window) / stride) + 1;`,
  conv2d: `const conv2d = (W: Maps, x: Maps, b: Vector, stride: number, padding: number): Maps => {
  const [O, C, U, V] = shapeOf(W);
  const [, H, width, N] = shapeOf(x);
  const rows = places(H + 2 * padding, U, stride);
  const columns = places(width + 2 * padding, V, stride);
  return maps([O, rows, columns, N], (o, i, j, n) => {
    const [h, w] = [stride * i - padding, stride * j - padding];
    const weighted = (c: number, u: number, v: number): number =>
      W[o]![c]![u]![v]! * at(x, c, h + u, w + v, n);
    return b[o]! + sumTo(C, (c) => sumTo(U, (u) => sumTo(V, (v) => weighted(c, u, v))));
  });
};`,
  conv2dKernelGradient: `const conv2dKernelGradient = (
  dz: Maps,
  x: Maps,
  height: number,
  width: number,
  stride: number,
  padding: number,
): Maps => {
  const [O, rows, columns, N] = shapeOf(dz);
  return maps([O, x.length, height, width], (o, c, u, v) => {
    const [h, w] = [u - padding, v - padding];
    const part = (i: number, j: number, n: number): number =>
      dz[o]![i]![j]![n]! * at(x, c, stride * i + h, stride * j + w, n);
    return sumTo(rows, (i) => sumTo(columns, (j) => sumTo(N, (n) => part(i, j, n))));
  });
};`,
  conv2dInputGradient: `const conv2dInputGradient = (
  W: Maps,
  dz: Maps,
  x: Maps,
  stride: number,
  padding: number,
): Maps => {
  const [O, , U, V] = shapeOf(W);
  return maps(shapeOf(x), (c, h, w, n) => {
    const part = (o: number, u: number, v: number): number =>
      W[o]![c]![u]![v]! * at(dz, o, (h + padding - u) / stride, (w + padding - v) / stride, n);
    return sumTo(O, (o) => sumTo(U, (u) => sumTo(V, (v) => part(o, u, v))));
  });
};`,
  sumOverPlaces: `const sumOverPlaces = (dz: Maps): Vector => dz.map((map) => sum(map.flat(2)));`,
  eachWindow: `/** f of the numbers in every window, row by row. */
const eachWindow = (
  x: Maps,
  height: number,
  width: number,
  stride: number,
  f: (window: Vector) => number,
): Maps => {
  const [C, H, W, N] = shapeOf(x);
  return maps([C, places(H, height, stride), places(W, width, stride), N], (c, i, j, n) => {
    const row = (u: number): Vector => list(width, (v) => x[c]![stride * i + u]![stride * j + v]![n]!);
    return f(list(height, row).flat());
  });
};`,
  maxPool2d: `const maxPool2d = (x: Maps, height: number, width: number, stride: number): Maps =>
  eachWindow(x, height, width, stride, (window) => Math.max(...window));`,
  maxPool2dGradient: `/** Each gradient goes to the first largest entry of its window. */
const maxPool2dGradient = (
  dy: Maps,
  x: Maps,
  height: number,
  width: number,
  stride: number,
): Maps => {
  const first = eachWindow(x, height, width, stride, (window) =>
    window.indexOf(Math.max(...window)),
  );
  return maps(shapeOf(x), (c, h, w, n) => {
    const part = (u: number, v: number): number => {
      const [i, j] = [(h - u) / stride, (w - v) / stride];
      return first[c]![i]?.[j]?.[n] === u * width + v ? dy[c]![i]![j]![n]! : 0;
    };
    return sumTo(height, (u) => sumTo(width, (v) => part(u, v)));
  });
};`,
  averagePool2d: `const averagePool2d = (x: Maps, height: number, width: number, stride: number): Maps =>
  eachWindow(x, height, width, stride, (window) => sum(window) / window.length);`,
  averagePool2dGradient: `const averagePool2dGradient = (
  dy: Maps,
  x: Maps,
  height: number,
  width: number,
  stride: number,
): Maps =>
  maps(shapeOf(x), (c, h, w, n) => {
    const error = (u: number, v: number): number =>
      at(dy, c, (h - u) / stride, (w - v) / stride, n);
    return sumTo(height, (u) => sumTo(width, (v) => error(u, v))) / (height * width);
  });`,
};
