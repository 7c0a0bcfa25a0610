import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import { AdminChannel } from './admin-channel.ts';
import { installAdminLinks } from './admin-links.ts';
import { installAuthenticatedFetch } from './authenticated-fetch.ts';
import { createShopifyGlobal } from './create-shopify-global.ts';
import { ModalElement } from './modal-element.ts';
import { readConfig } from './read-config.ts';
import { reloadWithToken } from './reload-with-token.ts';
import { SaveBar, saveBarElement } from './save-bar.ts';
import { watchElements } from './watch-elements.ts';
import { watchLocation } from './watch-location.ts';

/**
 * App Bridge, as the simulator plays it: the script an embedded app loads in place of Shopify's. The page around the
 * app is the simulator's admin, at the origin this script comes from.
 */
function start(): void {
  // React's AppProvider and the document's head may both carry the script.
  const page = window as unknown as { shopify?: ShopifyGlobal };
  if (page.shopify) return;
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const adminOrigin = new URL(script?.src ?? window.location.href).origin;
  const config = readConfig(script);
  const channel = new AdminChannel(adminOrigin);
  const idToken = async () => String(await channel.request('id-token'));

  if (!channel.framed && config.shop && config.host) {
    const { pathname } = window.location;
    window.location.replace(`${adminOrigin}/admin/store/demo-shop/apps/${config.apiKey}${pathname}`);
    return;
  }
  const saveBar = new SaveBar(channel);
  page.shopify = createShopifyGlobal({ config, channel, idToken, adminOrigin });
  installAuthenticatedFetch(idToken);
  installAdminLinks(channel);
  defineElements(saveBar);
  if (reloadWithToken(idToken)) return;
  watchLocation(channel);
  watchElements(channel);
}

function defineElements(saveBar: SaveBar): void {
  window.customElements.define('ui-modal', ModalElement);
  window.customElements.define('ui-save-bar', saveBarElement(saveBar));
  // No <style> element: the app's React would find it in the document it hydrates, and render all anew.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal{display:none!important}');
  document.adoptedStyleSheets.push(sheet);
}

start();
