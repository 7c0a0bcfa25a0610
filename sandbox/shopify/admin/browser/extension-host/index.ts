import { elementStyles } from './element-styles.ts';
import { defineFields } from './field-elements.ts';
import { translator } from './translator.ts';

/**
 * The sandbox in which Shopify's admin runs an extension, as far as extensions of this app use it (shopify.dev, "Admin UI
 * extensions"): the `shopify` global, a `fetch` that knows the app and signs its requests, and `s-` elements that look
 * plain. The document that loads it says in `#setup` what it runs.
 */
interface Setup {
  handle: string;
  appUrl: string;
  adminPath: string;
  selected: { id: string }[];
  texts: Record<string, unknown>;
}

const setup = JSON.parse(document.getElementById('setup')!.textContent!) as Setup;
const admin = window.parent;
const say = (type: string, more: object = {}) =>
  admin.postMessage({ type, handle: setup.handle, ...more }, window.location.origin);

const idToken = async (): Promise<string> => {
  const answer = await browserFetch(`${setup.adminPath}/session-token`);
  return ((await answer.json()) as { idToken: string }).idToken;
};

const browserFetch = window.fetch.bind(window);
window.fetch = async (given, init) => {
  const address = String(given);
  if (address === 'shopify:admin/api/graphql.json')
    return browserFetch(`${setup.adminPath}/extension-graphql`, {
      ...init,
      headers: { 'Content-Type': 'application/json' },
    });
  const url = new URL(address, setup.appUrl);
  if (url.origin !== new URL(setup.appUrl).origin) return browserFetch(address, init);
  const headers = new Headers(init?.headers);
  headers.set('Authorization', `Bearer ${await idToken()}`);
  return browserFetch(url, { ...init, headers });
};

Object.assign(window, {
  shopify: {
    data: { selected: setup.selected },
    i18n: { translate: translator(setup.texts) },
    auth: { idToken },
    close: () => say('extension-close'),
    navigation: { navigate: (url: string) => say('extension-navigate', { url }) },
    extend: (target: string, run: () => Promise<unknown>) => {
      void run().then((result) => {
        if (target.endsWith('.should-render')) say('extension-display', result as object);
      });
    },
  },
});

document.head.append(elementStyles());
defineFields();
new ResizeObserver(() => say('extension-size', { height: document.body.scrollHeight })).observe(
  document.body,
);

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('s-link');
  const href = link?.getAttribute('href');
  if (href) say('extension-navigate', { url: href });
});
