import { defineConfig } from 'vitest/config';

/** Runs of chaos with a bug in the built app, one at a time. */
export default defineConfig({
  test: {
    include: ['tests/planted/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
  },
});
