/**
 * The library answers a page that was opened without a session token with a nearly empty page whose address says
 * where to go: `?shopify-reload=<address>`. App Bridge then loads that address again with a fresh token.
 * Only addresses of the app's own origin are followed.
 * @returns whether a reload is under way
 */
export function reloadWithToken(idToken: () => Promise<string>): boolean {
  const wanted = new URLSearchParams(window.location.search).get('shopify-reload');
  if (!wanted) return false;
  const target = new URL(wanted, window.location.origin);
  if (target.origin !== window.location.origin) return false;
  void idToken().then((token) => {
    target.searchParams.set('id_token', token);
    window.location.replace(target);
  });
  return true;
}
