import { randomBytes } from 'node:crypto';
import { services } from '#app/services.server.ts';
import { APP_BRIDGE_URL } from './app-bridge.ts';
import { shopify } from './shopify.server.ts';

/** Of those that the library lets frame a page, some are hosts of Shopify's own developers. */
const ADMIN_ORIGIN = /^https:\/\/(admin\.shopify|[\w-]+\.myshopify)\.com$/;

/** No page has plugins or another base for its links, so text that got into one by mistake can't bring them. */
const NO_PAGE_NEEDS = "object-src 'none'; base-uri 'none'";

/**
 * Sets who may frame a document, and which scripts run in it. The merchant's admin at Shopify may frame it, or nobody if
 * the request names no shop; in the sandbox the simulated admin may, too. Scripts are the app's own files, the inline
 * ones that bear the nonce, and those of the host that App Bridge comes from. App Bridge needs no more: Shopify's own
 * helper for apps with a strict policy (`ShopifyApp.add_csp_directives` of the gem shopify_app) adds its address alone.
 * The host rather than the one file, because App Bridge keeps itself up to date and may be split into several.
 * @returns the nonce of this document, for its inline scripts
 */
export function addDocumentHeaders(request: Request, headers: Headers): string {
  const { env } = services();
  shopify().addDocumentResponseHeaders(request, headers);
  if (env.SHOPIFY_APP_BRIDGE_URL) headers.delete('Link');
  const ancestors = headers.get('Content-Security-Policy')?.replace(/;$/, '').split(' ').slice(1) ?? [];
  const admins = ancestors.filter((origin) => ADMIN_ORIGIN.test(origin));
  if (admins.length > 0 && env.SANDBOX && env.SANDBOX_ADMIN_ORIGIN) admins.push(env.SANDBOX_ADMIN_ORIGIN);
  const framing = admins.length > 0 ? admins.join(' ') : "'none'";
  const nonce = randomBytes(16).toString('base64');
  const scripts = `'self' 'nonce-${nonce}' ${new URL(appBridgeUrl()).origin}`;
  headers.set(
    'Content-Security-Policy',
    `frame-ancestors ${framing}; script-src ${scripts}; ${NO_PAGE_NEEDS}`,
  );
  return nonce;
}

/**
 * A page that the library made itself, with this app's headers and App Bridge: the bounce page, which has no other
 * script, or the one that leaves the iframe, whose one inline script gets the nonce.
 */
export async function finishLibraryPage(request: Request, page: Response): Promise<Response> {
  const nonce = addDocumentHeaders(request, page.headers);
  const html = (await page.text())
    .replace(APP_BRIDGE_URL, appBridgeUrl())
    .replace('<script>', `<script nonce="${nonce}">`);
  return new Response(html, { headers: page.headers });
}

const appBridgeUrl = (): string => services().env.SHOPIFY_APP_BRIDGE_URL ?? APP_BRIDGE_URL;
