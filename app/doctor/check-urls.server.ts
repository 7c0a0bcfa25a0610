import type { Env } from '#app/kernel/env.server.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const TIMEOUT_MS = 10_000;
const CLOCK_SECONDS = 60;

/** The public address: TLS, whether this app answers there, whether agents find it. */
export async function checkUrls(env: Pick<Env, 'SHOPIFY_APP_URL' | 'SANDBOX'>): Promise<Finding[]> {
  const url = new URL(env.SHOPIFY_APP_URL);
  const secure =
    url.protocol === 'https:' || env.SANDBOX
      ? ok('public address', url.origin)
      : fail(
          'public address',
          `${url.origin} is not https`,
          'Shopify and agents call over TLS only: put a proxy with a certificate in front.',
        );
  return [secure, await answers(url), await discovery(url)];
}

async function answers(url: URL): Promise<Finding> {
  const found = await ask(new URL('/readyz', url));
  if (found === null)
    return fail(
      'server',
      `${url.origin} does not answer`,
      'Start the server (`npm start`), and see that DNS and the proxy lead to it.',
    );
  if (found.status === 503)
    return fail('server', 'it is up but not ready', 'See its log: usually the database is away.');
  return found.status === 200
    ? ok('server', 'answers and is ready')
    : fail(
        'server',
        `/readyz answered ${found.status}`,
        'Another program answers there: see that the proxy leads to Aisle.',
      );
}

async function discovery(url: URL): Promise<Finding> {
  const found = await ask(new URL('/.well-known/acp.json', url));
  const text = found?.status === 200 ? await found.text() : '';
  return text.includes('"acp"')
    ? ok('discovery', 'agents find the API')
    : warn(
        'discovery',
        'agents do not find /.well-known/acp.json',
        'See that the proxy passes /.well-known/ on.',
      );
}

/** How far this machine's clock is from that of a server on the internet, by its Date header. */
export async function checkClock(name: string, address: string, now: () => Date): Promise<Finding> {
  const check = `clock against ${name}`;
  const found = await ask(new URL(address));
  const date = Date.parse(found?.headers.get('date') ?? '');
  if (Number.isNaN(date))
    return warn(check, `${name} did not answer`, 'See whether this machine reaches the internet.');
  const seconds = Math.round(Math.abs(date - now().getTime()) / 1000);
  return seconds <= CLOCK_SECONDS
    ? ok(check, 'agrees')
    : fail(
        check,
        `differs by ${seconds} s`,
        'Run an NTP client: signatures and session tokens are refused otherwise.',
      );
}

async function ask(url: URL): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' });
  } catch {
    return null;
  }
}
