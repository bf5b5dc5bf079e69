import { activateRelu, activateSigmoid, activateTanh } from './activations';
import { descend, scaleByInverse } from './descent';
import { gather } from './gather';
import { WIDTH } from './instruction';
import {
  descendByProduct,
  descendBySum,
  multiplyAdd,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  multiplyTransposedEach,
  sumColumns,
} from './products';
import { softmax, softmaxError } from './softmax';

/** Runs the instructions at `code` for each of some mini-batches, whose columns are listed from `chosen` on. */
export function run(code: usize, chosen: usize, samples: usize, steps: usize): void {
  for (let step: usize = 0; step < steps; step++) {
    pass(code, chosen);
    chosen += samples << 2;
  }
}

/** The numbers are those of src/engine/opcodes.ts and src/engine/fuse.ts; 0 ends the list. */
function pass(code: usize, chosen: usize): void {
  for (let at = code; ; at += WIDTH) {
    switch (load<u32>(at)) {
      case 1:
        gather(at, chosen);
        break;
      case 2:
        multiplyAdd(at);
        break;
      case 3:
        multiplyTransposed(at);
        break;
      case 4:
        multiplyByTransposed(at);
        break;
      case 5:
        sumColumns(at);
        break;
      case 6:
        multiplyEach(at);
        break;
      case 7:
        activateSigmoid(at);
        break;
      case 8:
        activateTanh(at);
        break;
      case 9:
        activateRelu(at);
        break;
      case 10:
        softmax(at);
        break;
      case 11:
        softmaxError(at);
        break;
      case 12:
        scaleByInverse(at);
        break;
      case 13:
        descend(at);
        break;
      case 14:
        multiplyTransposedEach(at);
        break;
      case 15:
        descendByProduct(at);
        break;
      case 16:
        descendBySum(at);
        break;
      default:
        return;
    }
  }
}
