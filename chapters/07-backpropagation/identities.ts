import {
  apply,
  cases,
  diag,
  hadamard,
  jacobian,
  kronecker,
  minus,
  number,
  plus,
  sumOver,
  sym,
  times,
  transpose,
} from '../../src/notation/expression.ts';
import type { Identity } from '../../src/notation/identity.ts';
import { l, m } from './letters.ts';

const [a, z] = [sym('a', m()), sym('z', m())];
const [ai, zi, zj] = [sym('a', m(), 'i'), sym('z', m(), 'i'), sym('z', m(), 'j')];
const slope = sym('da_dz', m(), 'i');
const largest = apply('max', sym('z', l()));

/** Numbered equations that are about no step of the pass, in the order of the text. */
export const identities = {
  Eq7: {
    title: 'the cross-entropy from the logits, shifted by the largest',
    of: sym('L'),
    to: [
      minus(
        plus(largest, apply('log', sumOver('k', apply('exp', minus(sym('z', l(), 'k'), largest))))),
        sumOver('j', times(sym('y', null, 'j'), sym('z', l(), 'j'))),
      ),
    ],
  },
  Eq8: {
    title: 'the derivative of one output with respect to its own input',
    of: jacobian(ai, zi),
    to: [slope],
  },
  'Eq8.1': {
    title: 'an entry of the Jacobian of an element-wise function',
    of: jacobian(ai, zj),
    to: [
      { kind: 'derivative', by: zj, of: apply('activation', zi) },
      times(slope, kronecker('i', 'j')),
    ],
  },
  'Eq8.2': {
    title: 'the entries of the Jacobian, case by case',
    of: jacobian(ai, zj),
    to: [cases('i', 'j', slope, number(0))],
  },
  'Eq8.3': {
    title: 'the Jacobian of an element-wise function is diagonal',
    of: jacobian(a, z),
    to: [diag(sym('da_dz', m()))],
  },
  'Eq8.4': {
    title: 'the vector–Jacobian product of an element-wise function',
    of: sym('dz', m()),
    to: [
      times(transpose(jacobian(a, z)), sym('da', m())),
      times(diag(sym('da_dz', m())), sym('da', m())),
      hadamard(sym('da_dz', m()), sym('da', m())),
    ],
  },
} as const satisfies Readonly<Record<string, Identity>>;
