import { defineConfig } from 'vitest/config';

/** Browser tests: the built app and every simulator, one sandbox at a time. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
