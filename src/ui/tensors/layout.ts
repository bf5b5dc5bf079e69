import type { Expr, Named, Statement } from '../../notation/expression.ts';
import { symbols } from '../../notation/traverse.ts';
import { functionEntry } from '../../notation/functions.ts';
import { expand } from '../../notation/evaluation/expand.ts';
import { callWritten, type Written } from '../../notation/printing/tensor-functions.ts';
import { isColumn, keyOf } from '../../notation/symbol.ts';
import type { Scene } from '../../state/scene.ts';
import { charactersOf, extentOf, formOf, isMaps } from './form.ts';
import { sheetOf, type Sheet } from './sheet.ts';

/** What is in the row of matrices: a matrix, one number, an operator, something typeset, or several of these. */
export type Item =
  | { readonly kind: 'sheet'; readonly named: Named; readonly sheet: Sheet }
  | { readonly kind: 'scalar'; readonly named: Named; readonly sheet: Sheet }
  | { readonly kind: 'mark'; readonly text: string; readonly below?: string }
  | { readonly kind: 'formula'; readonly expr: Expr; readonly numbers: boolean }
  | { readonly kind: 'group'; readonly items: readonly Item[] }
  /** In parentheses, perhaps after the name of a function or raised to a power. */
  | {
      readonly kind: 'parenthesis';
      readonly items: readonly Item[];
      readonly before?: string;
      readonly power?: string;
    };

/** A statement of whole tensors as matrices: operands, a sign, the result. */
export function sheetLayout(scene: Scene, { lhs, rhs, assigns, transposed }: Statement): Item[] {
  // A result that is no column, such as a weight's gradient, is computed from all the samples.
  const samples = !isColumn(lhs.sym);
  const items = rhs[0];
  const result = leaf(scene, lhs, { role: 'result', samples, transposed: transposed ?? false });
  return [
    ...(items ? spread(items, (part) => item(scene, part, samples)) : []),
    { kind: 'mark', text: assigns ? '→' : '=' },
    result,
  ];
}

/** The outermost operators of an expression part the row; what they join stays together. */
function spread(expr: Expr, go: (part: Expr) => Item): readonly Item[] {
  const whole = go(expr);
  const apart = (expr.kind === 'sum' && expr.terms.length > 1) || expr.kind === 'hadamard';
  return apart && whole.kind === 'group' ? whole.items : [whole];
}

function item(scene: Scene, expr: Expr, samples: boolean): Item {
  const go = (part: Expr): Item => item(scene, part, samples);
  switch (expr.kind) {
    case 'symbol':
      return leaf(scene, expr, { role: 'operand', samples });
    case 'transpose':
      return expr.of.kind === 'symbol'
        ? leaf(scene, expr.of, { role: 'operand', samples, transposed: true })
        : { kind: 'parenthesis', items: inside(go(expr.of)), power: 'T' };
    case 'product':
      return group(
        expr.factors.flatMap((factor, n) => [
          ...(n > 0 && isNumber(go(expr.factors[n - 1]!)) ? [sign('·')] : []),
          enclosed(go(factor), factor.kind === 'sum'),
        ]),
      );
    case 'hadamard':
      return group(
        expr.factors.flatMap((factor, n) => [
          ...(n > 0 ? [sign('⊙')] : []),
          enclosed(go(factor), factor.kind === 'product' || factor.kind === 'sum'),
        ]),
      );
    case 'sum':
      return group(
        expr.terms.flatMap(({ sign: plus, of }, n) => [
          ...(n > 0 || plus < 0 ? [sign(plus < 0 ? '−' : '+')] : []),
          enclosed(go(of), of.kind === 'sum'),
        ]),
      );
    case 'sumOver':
      return group([
        { kind: 'mark', text: 'Σ', below: expr.index },
        ...(expr.of.kind === 'sum' ? [enclosed(go(expr.of), true)] : dotted(expr.of, go)),
      ]);
    case 'power':
      return { kind: 'parenthesis', items: inside(go(expr.of)), power: String(expr.exponent) };
    case 'reshape':
      return {
        kind: 'parenthesis',
        items: [go(expr.of)],
        before: expr.like ? 'unflatten' : 'flatten',
      };
    case 'call':
      return group(written(callWritten(expr.name), expr.of.map(go)));
    case 'total':
      return group([sign('1ᵀ'), go(expr.of)]);
    case 'overBatch': {
      const several = samples && (scene.trace.at('N', 0)?.data[0] ?? 1) > 1;
      return several ? group([sign('Σ'), go(expr.of)]) : go(expr.of);
    }
    case 'apply': {
      const before = expr.name === 'exp' ? 'exp' : functionEntry(expr.name).text;
      return { kind: 'parenthesis', items: inside(go(expr.to)), before };
    }
    case 'number':
      return { kind: 'formula', expr, numbers: true };
    case 'fraction':
      return symbols(expr).every(isGiven)
        ? { kind: 'formula', expr: expand(expr, [], scene.before), numbers: true }
        : { kind: 'formula', expr, numbers: false };
    default:
      return { kind: 'formula', expr, numbers: false };
  }
}

function leaf(scene: Scene, named: Named, options: Parameters<typeof sheetOf>[2]): Item {
  const sheet = sheetOf(scene, keyOf(named.sym), options);
  if (!sheet) return { kind: 'formula', expr: named, numbers: false };
  return { kind: isGiven(named) ? 'scalar' : 'sheet', named, sheet };
}

/** A function of whole tensors: its signs, and the tensors between them. */
const written = (parts: readonly Written[], tensors: readonly Item[]): Item[] =>
  parts.map((one) => {
    if (typeof one === 'number') return tensors[one]!;
    if (typeof one === 'string') return sign(one);
    return { kind: 'parenthesis', items: written(one.of, tensors), before: one.name };
  });

/** Numbers that are no cell of the network. */
const isGiven = ({ sym: { id } }: Named): boolean => id === 'alpha' || id === 'N';

const sign = (text: string): Item => ({ kind: 'mark', text });

const group = (items: readonly Item[]): Item =>
  items.length === 1 ? items[0]! : { kind: 'group', items };

const inside = (whole: Item): readonly Item[] => (whole.kind === 'group' ? whole.items : [whole]);

const enclosed = (whole: Item, needed: boolean): Item =>
  needed && whole.kind === 'group' ? { kind: 'parenthesis', items: whole.items } : whole;

const isNumber = ({ kind }: Item): boolean => kind === 'scalar' || kind === 'formula';

/** Under a sum over an index the factors are numbers, so that they are multiplied by a dot. */
const dotted = (expr: Expr, go: (part: Expr) => Item): Item[] =>
  expr.kind === 'product'
    ? expr.factors.flatMap((factor, n) => [...(n > 0 ? [sign('·')] : []), go(factor)])
    : [go(expr)];

/** Every matrix of a row, from left to right. */
export const sheetsIn = (items: readonly Item[]): Sheet[] =>
  items.flatMap((one) => {
    if (one.kind === 'sheet') return [one.sheet];
    return one.kind === 'group' || one.kind === 'parenthesis' ? sheetsIn(one.items) : [];
  });

/** What takes room beside the matrices: operators, parentheses, numbers. */
const marksIn = (items: readonly Item[]): number =>
  items.reduce((count, one) => {
    if (one.kind === 'sheet') return count;
    if (one.kind === 'group') return count + marksIn(one.items);
    return count + (one.kind === 'parenthesis' ? 1 + marksIn(one.items) : 1);
  }, 0);

/** Sheets by what decides the size of their cells: digits, squares, squares of maps. */
function byForm(sheets: readonly Sheet[]) {
  const [digits, squares] = [true, false].map((wanted) =>
    sheets.filter((sheet) => (formOf(sheet) === 'digits') === wanted),
  );
  const maps = squares!.filter(isMaps);
  return { digits: digits!, dense: squares!.filter((sheet) => !isMaps(sheet)), maps };
}

/** The most of a number that one of several sheets has; 0 for none. */
const most = (sheets: readonly Sheet[], of: (sheet: Sheet) => number): number =>
  Math.max(0, ...sheets.map(of));

const rowsOf = (sheet: Sheet): number => extentOf(sheet).rows;

/** Rows and columns that parentheses or a row of matrices compute heights from, by the form of the cells. */
export function heights(sheets: readonly Sheet[]) {
  const { digits, dense, maps } = byForm(sheets);
  return {
    '--rows': most(digits, rowsOf) || 1,
    '--dense': most(dense, rowsOf),
    '--maps': most(maps, rowsOf),
    '--maps-down': most(maps, (sheet) => extentOf(sheet).down),
  };
}

/** Numbers from which the style sheet computes the size of the cells, so that the row fits its room. */
export function sizes(items: readonly Item[]) {
  const sheets = sheetsIn(items);
  const { digits, dense, maps } = byForm(sheets);
  const sum = (all: readonly Sheet[], of: (sheet: Sheet) => number): number =>
    all.reduce((total, sheet) => total + of(sheet), 0);
  return {
    '--all-columns': sum(digits, ({ columns }) => columns) || 1,
    '--all-characters': sum(digits, (sheet) => sheet.columns * charactersOf(sheet)) || 1,
    '--all-sheets': sheets.length,
    '--all-marks': marksIn(items),
    '--gaps': items.length - 1,
    '--most-rows': most(digits, rowsOf) || 1,
    '--dense-rows': most(dense, rowsOf) || 1,
    '--dense-columns': sum([...dense, ...maps], (sheet) => {
      const { columns } = extentOf(sheet);
      return columns > 1 ? columns : 4;
    }),
    '--all-across': sum(maps, (sheet) => extentOf(sheet).across),
    '--map-rows': most(maps, rowsOf) || 1,
    '--map-down': most(maps, (sheet) => extentOf(sheet).down),
    '--fractions': most(sheets, ({ key }) => (isFraction(key) ? 1 : 0)),
    '--caption': most(sheets, ({ axes, note }) => (axes ? 1 : 0) + (note ? 2 : 0)),
  };
}

/** Whether its name is a fraction, which is higher: of the gradients δ alone has a letter. */
const isFraction = (key: string): boolean => /^d(?!z)/.test(key);
