import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';

/**
 * Makes our own server the entry of the server build. Remix's handler is then one import of it
 * (`virtual:remix/server-build`), and pages, agent API and jobs share one module graph: one database pool, one
 * logger. Remix 2 always sets its own input, so this plugin comes after it.
 */
const ownServerEntry: Plugin = {
  name: 'own-server-entry',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild ? { build: { rollupOptions: { input: './.cache/standin/main.ts' } } } : {},
};

export default defineConfig({
  plugins: [
    remix({
      serverBuildFile: 'main.js', buildDirectory: '.cache/standin/build',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        // Discovery keeps its memory in sessionStorage, which a browser may refuse to an embedded page.
        v3_lazyRouteDiscovery: false,
        v3_routeConfig: false,
      },
    }),
    ownServerEntry,
  ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
