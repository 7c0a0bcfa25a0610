/** The parts of the HTTP surface that requests are made for. */
export const SURFACES = [
  'sessions',
  'carts',
  'discovery',
  'shopify webhooks',
  'stripe webhooks',
  'stripe hooks',
  'feeds',
  'exports',
  'pages',
  'extensions',
  'assets',
  'health',
  'raw',
] as const;
export type Surface = (typeof SURFACES)[number];

export type Json = unknown;

/** A request as it goes over the wire, but for the signature, which is made of the last bytes. */
export interface FuzzRequest {
  number: number;
  surface: Surface;
  method: string;
  path: string;
  headers: [string, string][];
  body: Buffer | null;
  /** Who would sign it, if it is signed: rightly or wrongly. */
  sign?: { by: 'shopify' | 'stripe webhook' | 'stripe hook'; rightly: boolean };
  /** A page's session token is put into its headers, its query, or nowhere. */
  token?: 'header' | 'query';
  /** Instead of all that: bytes for a socket. */
  raw?: Buffer;
}

/** What requests are made from. Ids are of the running sandbox; a plan chooses among them by number. */
export interface Facts {
  apiKey: string;
  handOffKey: string;
  /** An item that can be bought. */
  items: string[];
  sessions: string[];
  carts: string[];
  /** Other ids of the shop: orders, products, connections, runs. */
  ids: string[];
  /** Ids of another shop that requests name: nothing of it may be answered. */
  foreignIds: string[];
  shopDomain: string;
  /** Paths of admin pages, with `$id` where an id goes. */
  pages: string[];
  assets: string[];
  feedPath: string;
  accountId: string;
  hookPath: string;
  /** Webhooks that came while the sandbox was set up. */
  webhooks: { source: 'shopify' | 'stripe'; topic: string; payload: Json }[];
}
