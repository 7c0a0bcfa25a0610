import { adminPathOf } from '../messages.ts';
import type { AdminChannel } from './admin-channel.ts';

/**
 * Sends addresses of Shopify's admin to the page around the app, whether they are opened by script or are links:
 * `open('shopify://admin/orders/1', '_top')`, `<a href="shopify:admin/products">`.
 */
export function installAdminLinks(channel: AdminChannel): void {
  const plainOpen = window.open.bind(window);

  window.open = (address, target, features) => {
    const path = address === undefined ? null : adminPathOf(String(address));
    if (path === null || !channel.framed) return plainOpen(address, target, features);
    channel.send({ kind: 'open-admin', path });
    return null;
  };

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const path = link ? adminPathOf(link.getAttribute('href') ?? '') : null;
    if (path === null || event.defaultPrevented) return;
    event.preventDefault();
    channel.send({ kind: 'open-admin', path });
  });
}
