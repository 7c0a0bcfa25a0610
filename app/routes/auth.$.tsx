import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { finishLibraryPage } from '#app/shopify/document-headers.server.ts';
import { shopify } from '#app/shopify/shopify.server.ts';

/**
 * The library's own pages: the bounce page that asks App Bridge for a fresh session token, and leaving the iframe.
 * There is no page to type a shop's domain into: the app is opened from Shopify's admin only.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  if (new URL(request.url).pathname === '/auth/login') return redirect('/');
  try {
    await shopify().authenticate.admin(request);
  } catch (answer) {
    throw answer instanceof Response && answer.ok ? await finishLibraryPage(request, answer) : answer;
  }
  return redirect('/app');
}
