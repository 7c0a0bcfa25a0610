/** Made by Remix's Vite plugin: the admin pages, ready for `createRequestHandler`. */
declare module 'virtual:remix/server-build' {
  export = build;
  const build: import('@remix-run/node').ServerBuild;
}
