import { activate, applySigmoid, RELU, SIGMOID, SOFTPLUS, TANH } from './activations';
import { add, copy, dot, scaleAdd, scaleBy, total } from './arithmetic';
import { crossEntropy, logSoftmax } from './cross-entropy';
import { descend, scaleByInverse } from './descent';
import { gather } from './gather';
import { WIDTH } from './instruction';
import { binaryCrossEntropy, difference, halfSquares, sigmoidError } from './losses';
import { gatherPatches, scatterPatches } from './patches';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from './pooling';
import {
  descendByProduct,
  descendBySum,
  multiplyAdd,
  multiplyAddActivate,
  multiplyAddSoftmax,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  multiplyTransposedEach,
  sumColumns,
} from './products';
import { softmax, softmaxError } from './softmax';

/**
 * Runs the instructions at `code` for each of some mini-batches, whose columns are listed from `chosen` on. At `panel`
 * there is room for four columns of any operand.
 */
export function run(code: usize, panel: usize, chosen: usize, samples: usize, steps: usize): void {
  for (let step: usize = 0; step < steps; step++) {
    pass(code, panel, chosen);
    chosen += samples << 2;
  }
}

/** The numbers are those of src/engine/opcodes.ts; 0 ends the list. */
function pass(code: usize, panel: usize, chosen: usize): void {
  for (let at = code; ; at += WIDTH) {
    switch (load<u32>(at)) {
      case 1:
        gather(at, chosen);
        break;
      case 2:
        multiplyAdd(at, panel);
        break;
      case 3:
        multiplyTransposed(at, panel);
        break;
      case 4:
        multiplyByTransposed(at, panel);
        break;
      case 5:
        sumColumns(at);
        break;
      case 6:
        multiplyEach(at);
        break;
      case 7:
        activate(at, SIGMOID);
        break;
      case 8:
        activate(at, TANH);
        break;
      case 9:
        activate(at, RELU);
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
        multiplyTransposedEach(at, panel);
        break;
      case 15:
        descendByProduct(at, panel);
        break;
      case 16:
        descendBySum(at);
        break;
      case 17:
        multiplyAddActivate(at, panel, SIGMOID);
        break;
      case 18:
        multiplyAddActivate(at, panel, TANH);
        break;
      case 19:
        multiplyAddActivate(at, panel, RELU);
        break;
      case 20:
        multiplyAddSoftmax(at, panel);
        break;
      case 21:
        logSoftmax(at);
        break;
      case 22:
        crossEntropy(at);
        break;
      case 23:
        activate(at, SOFTPLUS);
        break;
      case 24:
        applySigmoid(at);
        break;
      case 25:
        halfSquares(at);
        break;
      case 26:
        difference(at);
        break;
      case 27:
        binaryCrossEntropy(at);
        break;
      case 28:
        sigmoidError(at);
        break;
      case 29:
        add(at);
        break;
      case 30:
        copy(at);
        break;
      case 31:
        scaleAdd(at);
        break;
      case 32:
        scaleBy(at);
        break;
      case 33:
        dot(at);
        break;
      case 34:
        total(at);
        break;
      case 35:
        gatherPatches(at);
        break;
      case 36:
        scatterPatches(at);
        break;
      case 37:
        maxPool(at);
        break;
      case 38:
        maxPoolBack(at);
        break;
      case 39:
        averagePool(at);
        break;
      case 40:
        averagePoolBack(at);
        break;
      default:
        return;
    }
  }
}
