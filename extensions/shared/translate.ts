/** Shopify's `i18n.translate` for texts without elements in them. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;
