import fc from 'fast-check';
import '../src/layers/all.ts';
import { takeReplay } from '../src/experiment/replay.ts';
import { parametersFrom } from '../src/experiment/run/run-cache.ts';

/** Properties are tried on the same cases on every machine; SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 7) });

// As in the page; that tracing step by step leads to the same is tests/replay-traced.test.ts.
takeReplay(parametersFrom);
