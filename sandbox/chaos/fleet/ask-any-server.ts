import { oneOf, type Random } from '../plan/random.ts';

/**
 * A `fetch` that asks one of the servers, another one at each call, and waits for the whole answer.
 * @throws TypeError, as fetch does, when no whole answer came in time: then nobody knows whether the call worked.
 */
export function askAnyServer(
  random: Random,
  servers: () => number[],
  patienceMs: () => number,
): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    url.host = `127.0.0.1:${oneOf(random, servers())}`;
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs()) });
      const body = await response.text();
      return new Response(body, { status: response.status, headers: response.headers });
    } catch (error) {
      throw new TypeError('no answer', { cause: error });
    }
  };
}
