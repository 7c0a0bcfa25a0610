import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import type { AdminChannel } from './admin-channel.ts';
import type { LaunchConfig } from './read-config.ts';
import { createToasts } from './toasts.ts';

interface Showable {
  show(): Promise<void>;
  hide(): Promise<void>;
  toggle(): Promise<void>;
}

/**
 * The global `shopify` an embedded app uses. What the simulator does not play rejects with a message that says so,
 * rather than pretending.
 */
export function createShopifyGlobal({
  config,
  channel,
  idToken,
  adminOrigin,
}: {
  config: LaunchConfig;
  channel: AdminChannel;
  idToken: () => Promise<string>;
  adminOrigin: string;
}): ShopifyGlobal {
  const scopes = async () => {
    const granted = (await channel.request('scopes')) as string[];
    return { granted, required: granted, optional: [] };
  };
  return {
    config: { ...config, disabledFeatures: [], experimentalFeatures: [], appOrigins: [] },
    origin: adminOrigin,
    ready: Promise.resolve(),
    setSignals: () => undefined,
    environment: { embedded: true, mobile: false, pos: false, intent: false },
    loading: (on = true) => channel.send({ kind: 'loading', on }),
    idToken,
    user: async () => ({
      id: 1,
      name: 'Demo Merchant',
      email: 'merchant@demo-shop.example',
      accountAccess: 'Administrator',
    }),
    toast: createToasts(channel),
    modal: elementApi(),
    saveBar: { ...elementApi(), leaveConfirmation: async () => undefined },
    scopes: {
      query: scopes,
      request: async () => ({ result: 'declined-all', detail: await scopes() }),
      revoke: () => refuse('scopes.revoke'),
    },
    intents: {
      request: { value: null, subscribe: () => () => undefined },
      register: () => () => undefined,
      invoke: () => refuse('intents.invoke'),
    },
    webVitals: { onReport: async () => undefined },
    support: { registerHandler: async () => undefined },
    tools: { register: () => () => undefined, unregister: () => undefined, clear: () => undefined },
    app: { extensions: async () => [] },
    shopifyQL: { available: async () => false },
    resourcePicker: () => refuse('resourcePicker'),
    picker: () => refuse('picker'),
    reviews: { request: () => refuse('reviews.request') },
    scanner: { capture: () => refuse('scanner') },
    // The point of sale is another program than the admin; App Bridge has no `pos` worth calling here either.
    pos: undefined as unknown as ShopifyGlobal['pos'],
  };
}

function refuse(what: string): Promise<never> {
  return Promise.reject(new Error(`The Shopify simulator does not play shopify.${what}`));
}

/** `shopify.modal` and `shopify.saveBar` work on elements by their id. */
function elementApi() {
  const element = (id: string): Showable => {
    const found = document.getElementById(id);
    if (!found || !('show' in found)) throw new Error(`App Bridge: there is no element with the id "${id}"`);
    return found as unknown as Showable;
  };
  return {
    show: async (id: string) => element(id).show(),
    hide: async (id: string) => element(id).hide(),
    toggle: async (id: string) => element(id).toggle(),
  };
}
