import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const BENCH = join(ROOT, 'bench');
/** Bundles of what is measured. */
export const BUILT = join(BENCH, 'dist');
export const RESULTS = join(BENCH, 'results');
