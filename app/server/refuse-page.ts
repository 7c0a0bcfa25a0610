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
  if (!isAddress(url.pathname)) return { status: 404, text: 'There is no such page.' };
  // The way data were asked for before single fetch, which the pages do not use.
  if (url.searchParams.has('_data')) return { status: 400, text: 'Pages are not asked for by _data.' };
  // Remix takes a HEAD of a page's data for the beginning of a form.
  const isRead = request.method === 'GET' || (request.method === 'HEAD' && !url.pathname.endsWith('.data'));
  if (!isRead && !isOwnOrigin(request.headers))
    return { status: 403, text: 'Forms are taken from the pages themselves only.' };
  return null;
}

/** PostgreSQL, which the parts of an address are looked up in, knows no NUL. */
function isAddress(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
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
