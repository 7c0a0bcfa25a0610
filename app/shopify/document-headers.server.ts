import { services } from '#app/services.server.ts';
import { APP_BRIDGE_URL } from './app-bridge.ts';
import { shopify } from './shopify.server.ts';

/**
 * Sets who may frame a document: the merchant's admin at Shopify, or nobody if the request names no shop. In the
 * sandbox the simulated admin may, too.
 */
export function addDocumentHeaders(request: Request, headers: Headers): void {
  const { env } = services();
  shopify().addDocumentResponseHeaders(request, headers);
  if (env.SHOPIFY_APP_BRIDGE_URL) headers.delete('Link');
  const policy = headers.get('Content-Security-Policy')?.replace(/;$/, '');
  if (!policy) headers.set('Content-Security-Policy', "frame-ancestors 'none'");
  else if (env.SANDBOX && env.SANDBOX_ADMIN_ORIGIN) {
    headers.set('Content-Security-Policy', `${policy} ${env.SANDBOX_ADMIN_ORIGIN}`);
  }
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
