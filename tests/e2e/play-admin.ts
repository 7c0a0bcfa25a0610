import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

/** What the played admin needs of the app and of Shopify. */
export interface PlayedAdmin {
  appUrl: string;
  apiKey: string;
  shop: string;
  /** A fresh session token, signed with the app's secret. */
  sessionToken: () => Promise<string>;
}

/**
 * Lets the browser meet `admin.shopify.com` without the internet: a page that frames the app, on Shopify's real
 * origin, so that the app's frame-ancestors are tried for real; and a short App Bridge in place of Shopify's.
 */
export async function playAdmin(context: BrowserContext, admin: PlayedAdmin): Promise<void> {
  await context.exposeBinding('__sessionToken', () => admin.sessionToken());
  await context.route(/\/app-bridge\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: appBridge(admin) }),
  );
  await context.route(/^https:\/\/cdn\.shopify\.com\/static\//, (route) => route.abort());
  await context.route('https://admin.shopify.com/**', async (route) => {
    const src = new URL(route.request().url()).searchParams.get('src')!;
    await route.fulfill({ contentType: 'text/html', body: frameOf(src) });
  });
}

/** Opens the app inside the played admin. Without a token the app has to ask for one first, on its bounce page. */
export async function openInAdmin(
  page: Page,
  admin: PlayedAdmin,
  { token, path = '/app/orders', locale = 'en-US' }: { token: boolean; path?: string; locale?: string },
): Promise<FrameLocator> {
  const src = new URL(path, admin.appUrl);
  src.searchParams.set('embedded', '1');
  src.searchParams.set('shop', admin.shop);
  src.searchParams.set(
    'host',
    Buffer.from(`admin.shopify.com/store/${admin.shop.split('.')[0]}`).toString('base64'),
  );
  src.searchParams.set('locale', locale);
  if (token) src.searchParams.set('id_token', await admin.sessionToken());
  await page.goto(`https://admin.shopify.com/store/demo-shop/apps/aisle?src=${encodeURIComponent(src.href)}`);
  return page.frameLocator('iframe');
}

function frameOf(src: string): string {
  return `<!doctype html><title>Admin</title><style>body{margin:0;background:#1a1a1a}
    iframe{position:fixed;inset:56px 0 0 0;width:100%;height:calc(100% - 56px);border:0;background:#f1f1f1}</style>
    <iframe name="app" src="${src.replaceAll('&', '&amp;')}"></iframe>`;
}

/** The part of App Bridge that the app uses: session tokens on every request, reloading after the bounce page, toasts, the save bar. */
function appBridge({ apiKey, shop }: PlayedAdmin): string {
  return `(() => {
    const config = { apiKey: ${JSON.stringify(apiKey)}, shop: ${JSON.stringify(shop)} };
    const bar = { show: async () => {}, hide: async () => {}, toggle: async () => {}, leaveConfirmation: async () => {} };
    window.__toasts = [];
    // Whoever looks into the picker chooses the first of everything.
    const resourcePicker = async ({ type }) => [{ id: 'gid://shopify/' + type + '/1' }];
    window.shopify = { config, idToken: () => window.__sessionToken(), loading() {}, saveBar: bar, modal: bar, resourcePicker,
      toast: { show: (text) => { window.__toasts.push(text); return String(window.__toasts.length); }, hide() {} } };
    class Drawn extends HTMLElement { show() { return bar.show(); } hide() { return bar.hide(); } toggle() { return bar.toggle(); } }
    customElements.define('ui-save-bar', class extends Drawn {});
    customElements.define('ui-modal', class extends Drawn {});
    // The real one draws these in the admin around the page.
    addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = 'ui-save-bar, ui-nav-menu, ui-title-bar { display: none }';
      document.head.append(style);
    });
    const send = window.fetch;
    window.fetch = async (input, init = {}) => {
      const url = new URL(input.url ?? input, location.href);
      if (url.origin !== location.origin) return send(input, init);
      const headers = new Headers(init.headers ?? input.headers);
      headers.set('Authorization', 'Bearer ' + (await window.__sessionToken()));
      return send(input, { ...init, headers });
    };
    const reload = new URLSearchParams(location.search).get('shopify-reload');
    if (reload) window.__sessionToken().then((token) => {
      const url = new URL(reload);
      url.searchParams.set('id_token', token);
      location.replace(url);
    });
  })();`;
}
