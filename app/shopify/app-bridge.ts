/** Where Shopify serves App Bridge. Apps must load it from there, not bundle it (App Store requirement). */
export const APP_BRIDGE_URL = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
