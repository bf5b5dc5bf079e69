import fc from 'fast-check';
import '../src/layers/all.ts';
// Training steps are replayed as in the page; that tracing gives the same is tests/replay-traced.test.ts.
import '../src/experiment/run/run-cache.ts';

/** Properties are tried on the same cases on every machine; SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 7) });
