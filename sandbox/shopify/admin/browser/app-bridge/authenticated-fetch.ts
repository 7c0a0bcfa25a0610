import { adminPathOf } from '../messages.ts';

/** The library's way to say "that token is old, ask again once with a fresh one". */
const RETRY_HEADER = 'X-Shopify-Retry-Invalid-Session-Request';
/** The library's way to send the whole admin elsewhere (a new grant, a billing page). */
const REAUTHORIZE_HEADER = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

/**
 * Wraps `fetch` as App Bridge does: requests to the app's own origin carry a fresh session token, unless they bring
 * an Authorization of their own. Direct calls to Shopify's Admin API from the page are refused: not simulated.
 */
export function installAuthenticatedFetch(idToken: () => Promise<string>): void {
  const plainFetch = window.fetch.bind(window);

  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (adminPathOf(address)?.includes('/api/')) {
      throw new TypeError('The Shopify simulator does not play direct Admin API access from App Bridge');
    }
    const request = new Request(input, init);
    if (new URL(request.url).origin !== window.location.origin) return plainFetch(request);
    if (request.headers.has('Authorization')) return plainFetch(request);

    const again = request.clone();
    let response = await plainFetch(await authorized(request, idToken));
    if (response.status === 401 && response.headers.has(RETRY_HEADER)) {
      response = await plainFetch(await authorized(again, idToken));
    }
    const elsewhere = response.headers.get(REAUTHORIZE_HEADER);
    if (elsewhere) window.open(elsewhere, '_top');
    return response;
  };
}

async function authorized(request: Request, idToken: () => Promise<string>): Promise<Request> {
  request.headers.set('Authorization', `Bearer ${await idToken()}`);
  return request;
}
