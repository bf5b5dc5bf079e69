/** What the bench uses of ConvNetJS, which has no types. */
declare module 'convnetjs' {
  interface Vol {
    readonly w: Float64Array;
  }
  interface Layer {
    readonly layer_type: string;
    readonly filters: readonly Vol[];
    readonly biases: Vol;
  }
  class Net {
    readonly layers: readonly Layer[];
    makeLayers(definitions: readonly Readonly<Record<string, string | number>>[]): void;
  }
  class SGDTrainer {
    constructor(net: Net, options: Readonly<Record<string, string | number>>);
    train(input: Vol, label: number): void;
  }
  const convnetjs: {
    readonly Net: typeof Net;
    readonly SGDTrainer: typeof SGDTrainer;
    readonly Vol: new (sx: number, sy: number, depth: number, c: number) => Vol;
  };
  export default convnetjs;
}
