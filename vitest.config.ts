import { defineConfig } from 'vitest/config';
import { chaptersPlugin } from './src/app/build/chapters-plugin.ts';
import { kernelsPlugin } from './src/app/build/kernels.ts';
import { stylesPlugin } from './src/app/build/styles-plugin.ts';

/** Tests without a browser. No test is timed; a busy machine makes none fail. */
const unit = {
  environment: 'node',
  setupFiles: 'tests/seed.ts',
  pool: 'threads',
  // Beside them the book is built: two cores are busy.
  maxWorkers: 2,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // React as readers get it: its build for development takes three times as long.
  env: { NODE_ENV: 'production' },
  // Style sheets as the page has them: classes by their names, colours of the tokens.
  css: { include: /\.css/, modules: { classNameStrategy: 'scoped' } },
} as const;

/** Elements without the places in the source that only development wants. */
const oxc = { jsx: { runtime: 'automatic', development: false } } as const;

/** They replace a module, or measure what depends on what ran before: each has a worker of its own. */
const ALONE = 'tests/**/*.alone.test.{ts,tsx}';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [kernelsPlugin(), chaptersPlugin(), stylesPlugin()],
        oxc,
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/pages/**', ALONE],
          // A worker reads a module once for all its files; tests set what they read of the store, and stub for themselves.
          isolate: false,
          unstubGlobals: true,
        },
      },
      {
        plugins: [kernelsPlugin(), stylesPlugin()],
        oxc,
        test: { ...unit, name: 'alone', include: [ALONE] },
      },
      {
        test: {
          name: 'pages',
          environment: 'node',
          include: ['tests/pages/**/*.test.ts'],
          globalSetup: 'tests/pages/setup.ts',
          // A worker keeps its browser for all its files.
          isolate: false,
          // Three browsers at a time, after the unit tests: two cores are busy while one of them waits.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
