import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,bench,sandbox,prisma,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/planted/**'],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/fail-on-console.ts'],
    pool: 'forks',
    // Files share a worker's modules: to load them anew for each file was a third of all work. What a file changes of
    // the process, it puts back.
    isolate: false,
    // Much of a test's time is waiting for answers: more workers than processors keep two of them busy.
    maxWorkers: 4,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'silent' },
  },
});
