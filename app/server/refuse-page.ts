/** A refusal of what no page of the admin is asked for. */
export interface PageRefusal {
  status: 400 | 403 | 404 | 405;
  text: string;
  headers?: Record<string, string>;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/**
 * What Remix would fall over: it answers 500, or writes the address to standard error as it came. Null: Remix may have it.
 * A form from another site is refused here as it would be there, by the host that the browser asked.
 */
export function refusePage(request: Request): PageRefusal | null {
  if (!METHODS.has(request.method))
    return { status: 405, text: 'Pages are read, or sent a form.', headers: { Allow: 'GET, HEAD, POST' } };
  const url = new URL(request.url);
  if (!isDecodable(url.pathname)) return { status: 404, text: 'There is no such page.' };
  // The way data were asked for before single fetch, which the pages do not use.
  if (url.searchParams.has('_data')) return { status: 400, text: 'Pages are not asked for by _data.' };
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && !isOwnOrigin(request.headers))
    return { status: 403, text: 'Forms are taken from the pages themselves only.' };
  return null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (!origin) return true;
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}
