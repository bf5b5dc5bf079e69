import { activations } from '../activations/list.ts';
import type { Expr } from '../expression.ts';

/** Languages in which an expression is written. */
export type Language = 'numpy' | 'typescript';

/** Languages in which a pass is listed. */
export type ListedLanguage = Language | 'pytorch';

export type FunctionCall = Extract<Expr, { kind: 'apply' }>;

const base: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  exp: { numpy: 'np.exp', typescript: 'exp' },
  sqrt: { numpy: 'np.sqrt', typescript: 'sqrt' },
  log: { numpy: 'np.log', typescript: 'log' },
  activation: { numpy: 'activation', typescript: 'activation' },
  'activation′': { numpy: 'activation_slope', typescript: 'activationSlope' },
  softmax: { numpy: 'softmax', typescript: 'softmax' },
  max: { numpy: 'np.max', typescript: 'largest' },
};

const names: typeof base = {
  ...base,
  ...Object.fromEntries(
    Object.entries(activations).flatMap(([name, { numpy, typescript }]) => [
      [name, { numpy: numpy.f.name, typescript: typescript.f.name }],
      [`${name}′`, { numpy: numpy.slope.name, typescript: typescript.slope.name }],
    ]),
  ),
};

/** What is called, and with what: log softmax is one function, because the logarithm of an underflowed p is lost. */
export function calleeOf(
  { name, to }: FunctionCall,
  language: Language,
): { name: string; to: Expr } {
  return name === 'log' && to.kind === 'apply' && to.name === 'softmax'
    ? { name: language === 'numpy' ? 'log_softmax' : 'logSoftmax', to: to.to }
    : { name: names[name]![language], to };
}
