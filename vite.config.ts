import { vitePlugin as remix } from '@remix-run/dev';
import fs from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/**
 * Makes our own server the entry of the server build. Remix's handler is then one import of it
 * (`virtual:remix/server-build`), and pages, agent API and jobs share one module graph: one database pool, one
 * logger. Remix 2 always sets its own input, so this plugin comes after it.
 */
const ownServerEntry: Plugin = {
  name: 'own-server-entry',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild ? { build: { rollupOptions: { input: './app/server/main.ts' } } } : {},
};

/** The build brings its migrations: `main.js migrate` needs neither the sources nor their tools. */
const migrationsBesideServer: Plugin = {
  name: 'migrations-beside-server',
  applyToEnvironment: (environment) => environment.name === 'ssr',
  writeBundle: ({ dir }) => fs.cpSync('prisma/migrations', `${dir}/migrations`, { recursive: true }),
};

export default defineConfig({
  plugins: [
    remix({
      serverBuildFile: 'main.js',
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
    migrationsBesideServer,
  ],
  ssr: {
    // In one file, or every process and every command would open and parse two thousand of them at its start.
    noExternal: true,
    // These read files beside them, have native parts, or must be the one copy that all share.
    external: ['pg', 'graphile-worker', 'ssh2', '@prisma/client', 'nodemailer', 'react', 'react-dom', 'pino'],
  },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
