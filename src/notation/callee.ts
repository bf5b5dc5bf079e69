import type { Expr, FunctionName } from './expression.ts';

export type Language = 'numpy' | 'typescript';

export type Call = Extract<Expr, { kind: 'apply' }>;

const names: Readonly<Record<FunctionName, Readonly<Record<Language, string>>>> = {
  exp: { numpy: 'np.exp', typescript: 'exp' },
  log: { numpy: 'np.log', typescript: 'log' },
  activation: { numpy: 'activation', typescript: 'activation' },
  'activation′': { numpy: 'activation_slope', typescript: 'activationSlope' },
  sigmoid: { numpy: 'sigmoid', typescript: 'sigmoid' },
  'sigmoid′': { numpy: 'sigmoid_slope', typescript: 'sigmoidSlope' },
  tanh: { numpy: 'np.tanh', typescript: 'tanh' },
  'tanh′': { numpy: 'tanh_slope', typescript: 'tanhSlope' },
  relu: { numpy: 'relu', typescript: 'relu' },
  'relu′': { numpy: 'relu_slope', typescript: 'reluSlope' },
  softmax: { numpy: 'softmax', typescript: 'softmax' },
  max: { numpy: 'np.max', typescript: 'largest' },
};

/** What is called, and with what: log softmax is one function, because the logarithm of an underflowed p is lost. */
export function calleeOf({ name, to }: Call, language: Language): { name: string; to: Expr } {
  return name === 'log' && to.kind === 'apply' && to.name === 'softmax'
    ? { name: language === 'numpy' ? 'log_softmax' : 'logSoftmax', to: to.to }
    : { name: names[name][language], to };
}
