import fc from 'fast-check';
import '../src/layers/all.ts';

/** Properties are tried on the same cases on every machine; SEED=… tries others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 7) });
