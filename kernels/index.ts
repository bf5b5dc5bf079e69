import { activate, applySigmoid, RELU, SIGMOID, SOFTPLUS, TANH } from './activations';
import { add, copy, dot, scaleAdd, scaleBy, total } from './arithmetic';
import { crossEntropy, logSoftmax } from './cross-entropy';
import { descend, scaleByInverse } from './descent';
import { gather } from './gather';
import { WIDTH } from './instruction';
import { binaryCrossEntropy, difference, halfSquares, sigmoidError } from './losses';
import { gatherPatches, scatterPatches } from './patches';
import { accumulate, addScaled, average, averageSquares, descendByMoments } from './optimizers';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from './pooling';
import {
  descendByProduct,
  descendBySum,
  multiplyAdd,
  multiplyByTransposed,
  multiplyEach,
  multiplyTransposed,
  sumColumns,
} from './products';
import { softmax, softmaxError } from './softmax';

/**
 * Runs the instructions at `code` for each of some mini-batches, whose columns are listed from `chosen` on. At `room`
 * eight columns of any operand have room.
 */
export function run(code: usize, room: usize, chosen: usize, samples: usize, steps: usize): void {
  for (let step: usize = 0; step < steps; step++) {
    pass(code, room, chosen);
    chosen += samples << 2;
  }
}

/** The numbers are those of src/engine/training/opcodes.ts; 0 ends the list. */
function pass(code: usize, room: usize, chosen: usize): void {
  for (let at = code; ; at += WIDTH) {
    switch (load<u32>(at)) {
      case 1:
        gather(at, chosen);
        break;
      case 2:
        multiplyAdd(at, room);
        break;
      case 3:
        multiplyTransposed(at, room);
        break;
      case 4:
        multiplyByTransposed(at, room);
        break;
      case 5:
        sumColumns(at);
        break;
      case 6:
        descendByProduct(at, room);
        break;
      case 7:
        descendBySum(at);
        break;
      case 8:
        multiplyEach(at);
        break;
      case 9:
        scaleByInverse(at);
        break;
      case 10:
        descend(at);
        break;
      case 11:
        add(at);
        break;
      case 12:
        copy(at);
        break;
      case 13:
        scaleAdd(at);
        break;
      case 14:
        scaleBy(at);
        break;
      case 15:
        dot(at);
        break;
      case 16:
        total(at);
        break;
      case 17:
        activate(at, SIGMOID);
        break;
      case 18:
        activate(at, TANH);
        break;
      case 19:
        activate(at, RELU);
        break;
      case 20:
        activate(at, SOFTPLUS);
        break;
      case 21:
        applySigmoid(at);
        break;
      case 22:
        softmax(at);
        break;
      case 23:
        logSoftmax(at);
        break;
      case 24:
        crossEntropy(at);
        break;
      case 25:
        softmaxError(at);
        break;
      case 26:
        halfSquares(at);
        break;
      case 27:
        difference(at);
        break;
      case 28:
        binaryCrossEntropy(at);
        break;
      case 29:
        sigmoidError(at);
        break;
      case 30:
        gatherPatches(at);
        break;
      case 31:
        scatterPatches(at);
        break;
      case 32:
        maxPool(at);
        break;
      case 33:
        maxPoolBack(at);
        break;
      case 34:
        averagePool(at);
        break;
      case 35:
        averagePoolBack(at);
        break;
      case 36:
        accumulate(at);
        break;
      case 37:
        average(at);
        break;
      case 38:
        averageSquares(at);
        break;
      case 39:
        descendByMoments(at);
        break;
      case 40:
        addScaled(at);
        break;
      default:
        return;
    }
  }
}
