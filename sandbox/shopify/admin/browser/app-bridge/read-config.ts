export interface LaunchConfig {
  apiKey: string;
  shop: string;
  host: string;
  locale: string;
}

const STORAGE_KEY = 'app-bridge-launch';

/**
 * What the admin told the app when it opened it, from the page's address; later pages of the app no longer have it
 * there, so it is kept for the session. The API key comes from the script tag or the meta tag, as Shopify documents.
 */
export function readConfig(script: HTMLScriptElement | null): LaunchConfig {
  const query = new URLSearchParams(window.location.search);
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]');
  const kept = readKept();
  const config = {
    apiKey: script?.dataset['apiKey'] ?? meta?.content ?? '',
    shop: query.get('shop') ?? kept.shop ?? '',
    host: query.get('host') ?? kept.host ?? '',
    locale: query.get('locale') ?? kept.locale ?? 'en',
  };
  try {
    window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(config));
  } catch {
    // Storage is blocked for third parties in some browsers; the address is then all there is.
  }
  return config;
}

function readKept(): Partial<LaunchConfig> {
  try {
    return JSON.parse(window.sessionStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<LaunchConfig>;
  } catch {
    return {};
  }
}
