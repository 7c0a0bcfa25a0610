import { defineConfig } from 'vitest/config';

/** Extensions run in a host that Shopify's tester stands in for, each file with a `shopify` of its own. */
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    include: ['extensions/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: ['tests/fail-on-console.ts'],
    // Without this the extensions' own modules cannot be loaded by it.
    server: { deps: { inline: [/ui-extensions-tester/] } },
  },
});
