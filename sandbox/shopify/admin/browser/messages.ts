/** What App Bridge (in the app's iframe) and the admin page around it say to each other by postMessage. */

export interface ActionButton {
  /** Index of the element in its list, to name it when it is clicked. */
  index: number;
  text: string;
  primary: boolean;
  disabled: boolean;
}

/** From the app to the admin. */
export type AppMessage =
  | { kind: 'request'; id: number; what: 'id-token' | 'scopes' }
  | { kind: 'toast'; id: string; message: string; isError: boolean; action: string | null; duration: number }
  | { kind: 'toast-hide'; id: string }
  | { kind: 'loading'; on: boolean }
  | { kind: 'title-bar'; title: string | null; actions: ActionButton[] }
  | { kind: 'nav-menu'; links: { index: number; text: string; path: string }[] }
  | { kind: 'save-bar'; visible: boolean }
  | { kind: 'location'; path: string }
  | { kind: 'open-admin'; path: string };

/** From the admin to the app. */
export type AdminMessage =
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; reason: string }
  | { kind: 'nav-click'; index: number }
  | { kind: 'title-bar-click'; index: number }
  | { kind: 'save-bar-click'; button: 'save' | 'discard' }
  | { kind: 'toast-action'; id: string }
  | { kind: 'toast-dismiss'; id: string };

/** Marks a message as one of these, among others that a page may post. */
export const CHANNEL = 'shopify-simulator';

export type Envelope<T> = { channel: typeof CHANNEL } & T;

/** The message in an event's data, or null if it is none of this channel's. */
export function readEnvelope<T extends { kind: string }>(data: unknown): T | null {
  const isEnvelope =
    typeof data === 'object' && data !== null && 'channel' in data && data.channel === CHANNEL;
  return isEnvelope ? (data as unknown as T) : null;
}

/** Name of the one store whose admin this is. */
const STORE = 'demo-shop';

/**
 * The simulator's path of an address in Shopify's admin, or null if it is no such address. Understands
 * `shopify:admin/orders/1`, `shopify://admin/orders/1`, `https://admin.shopify.com/store/<shop>/orders/1` and
 * `https://<shop>.myshopify.com/admin/orders/1`.
 */
export function adminPathOf(address: string): string | null {
  const rest =
    /^shopify:(?:\/\/)?\/?admin\/?(.*)$/i.exec(address)?.[1] ??
    /^https:\/\/admin\.shopify\.com\/store\/[^/]+\/?(.*)$/i.exec(address)?.[1] ??
    /^https:\/\/[^/]+\.myshopify\.com\/admin\/?(.*)$/i.exec(address)?.[1];
  return rest === undefined ? null : `/admin/store/${STORE}/${rest}`.replace(/\/$/, '');
}
