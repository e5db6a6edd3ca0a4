import { defineConfig } from 'vitest/config';

const report = process.env.TEST_REPORT;

/** Two cores, a real model in memory: files run in forks, two at a time. */
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'evals/**/*.test.ts',
      'corpus/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    // Those run in workerd: vitest.worker.config.ts.
    exclude: ['tests/worker/**', '**/node_modules/**'],
    globalSetup: 'tests/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // .ci/run counts what passed and failed from this file.
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
