import { services } from '#app/services.server.ts';
import { APP_BRIDGE_URL } from './app-bridge.ts';
import { shopify } from './shopify.server.ts';

/** Of those that the library lets frame a page, some are hosts of Shopify's own developers. */
const ADMIN_ORIGIN = /^https:\/\/(admin\.shopify|[\w-]+\.myshopify)\.com$/;

/** No page has plugins or another base for its links, so text that got into one by mistake can't bring them. */
const NO_PAGE_NEEDS = "object-src 'none'; base-uri 'none'";

/**
 * Sets who may frame a document: the merchant's admin at Shopify, or nobody if the request names no shop. In the
 * sandbox the simulated admin may, too. Scripts are not named: App Bridge and Polaris come from Shopify's CDN and bring
 * more with them.
 */
export function addDocumentHeaders(request: Request, headers: Headers): void {
  const { env } = services();
  shopify().addDocumentResponseHeaders(request, headers);
  if (env.SHOPIFY_APP_BRIDGE_URL) headers.delete('Link');
  const ancestors = headers.get('Content-Security-Policy')?.replace(/;$/, '').split(' ').slice(1) ?? [];
  const admins = ancestors.filter((origin) => ADMIN_ORIGIN.test(origin));
  if (admins.length > 0 && env.SANDBOX && env.SANDBOX_ADMIN_ORIGIN) admins.push(env.SANDBOX_ADMIN_ORIGIN);
  const framing = admins.length > 0 ? admins.join(' ') : "'none'";
  headers.set('Content-Security-Policy', `frame-ancestors ${framing}; ${NO_PAGE_NEEDS}`);
}

/** A page that the library made itself, such as the bounce page, with this app's headers and App Bridge. */
export async function finishLibraryPage(request: Request, page: Response): Promise<Response> {
  const { env } = services();
  addDocumentHeaders(request, page.headers);
  const html = await page.text();
  return new Response(html.replace(APP_BRIDGE_URL, env.SHOPIFY_APP_BRIDGE_URL ?? APP_BRIDGE_URL), {
    headers: page.headers,
  });
}
