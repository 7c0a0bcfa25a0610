import { defineConfig } from 'vitest/config';

/** Browser tests: the built app and every simulator, a sandbox for each file. Two files at a time: much of each is waiting. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/build-first.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
