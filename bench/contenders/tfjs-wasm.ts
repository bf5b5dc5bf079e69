import { setBackend } from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { tensorflow } from '../tensorflow.ts';

/** Folder of its binaries: of files in Node, of the server in a browser. */
const binaries = import.meta.env.SSR
  ? `${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`
  : '/tfjs/';

export const contender = tensorflow(() => {
  setWasmPaths(binaries);
  return setBackend('wasm');
});
