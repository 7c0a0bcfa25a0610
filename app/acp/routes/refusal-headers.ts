/** At a session's own path, a finished one can still be read; its `/complete` and `/cancel` have nothing left. */
const SESSION_PATH = /\/checkout_sessions\/\w+$/;

/**
 * Headers that an answer's status asks for: 401 says how to sign in (RFC 9110, section 15.5.2; RFC 6750, section 3),
 * 405 what is possible (15.5.6), be it told for the first time or from the record. Where `Allow` is known it stays.
 */
export function setRefusalHeaders(path: string, { status, headers }: Response): void {
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer');
  if (status === 405 && !headers.has('Allow'))
    headers.set('Allow', SESSION_PATH.test(path) ? 'GET, HEAD' : '');
}
