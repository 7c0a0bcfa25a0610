import { extensionApp } from '#app/extensions/extension-app.server.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import type { TestShop } from './shopify.ts';

/** Where Shopify runs extensions. */
export const EXTENSION_ORIGIN = 'https://extensions.shopifycdn.com';

/** Calls the app as an extension does whose page a member of staff looks at: as the owner unless another is named. */
export function callAsExtension(shop: () => Pick<TestShop, 'pageRequest'>) {
  return async (
    path: string,
    {
      who,
      body,
      method = body === undefined ? 'GET' : 'POST',
    }: { who?: StaffName; body?: unknown; method?: string } = {},
  ): Promise<Response> => {
    const page = await shop().pageRequest('/app', who);
    const token = new URL(page.url).searchParams.get('id_token')!;
    return extensionApp().request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        origin: EXTENSION_ORIGIN,
        'user-agent': page.headers.get('user-agent')!,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  };
}
