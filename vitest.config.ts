import { defineConfig } from 'vitest/config';
import { chaptersPlugin } from './src/app/chapters-plugin.ts';
import { kernelsPlugin } from './src/app/kernels.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [kernelsPlugin(), chaptersPlugin()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/pages/**'],
          setupFiles: 'tests/seed.ts',
          // A worker reads a module once for all its files; tests set what they read of the store, and stub for themselves.
          isolate: false,
          pool: 'threads',
          unstubGlobals: true,
          // No test is timed; a busy machine makes none fail.
          testTimeout: 120_000,
        },
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
