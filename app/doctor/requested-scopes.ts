/** The permissions that `shopify.app.toml` asks merchants for. */
export function requestedScopes(toml: string): string[] {
  const list = /^scopes\s*=\s*"([^"]*)"/m.exec(toml)?.[1];
  return list ? list.split(',').map((scope) => scope.trim()) : [];
}
