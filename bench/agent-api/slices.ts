/** What is measured: an operation of the agent API, or a baseline. */
export const OPERATIONS = ['create', 'update', 'get', 'complete', 'replay', 'mix'] as const;
export type Operation = (typeof OPERATIONS)[number];
export const BASELINES = ['constant', 'committed', 'one_query', 'effects', 'quote'] as const;
export type Baseline = (typeof BASELINES)[number];

/** An agent's access, what it buys and how it pays. */
export interface AgentTarget {
  baseUrl: string;
  apiKey: string;
  apiVersion: string;
  signingSecret: string;
  itemIds: string[];
  stripe: { url: string; secretKey: string };
}

/** Where the load process finds everything. */
export interface Target extends AgentTarget {
  baselineUrl: string;
  /** The call by which Shopify prices a cart, as the app makes it. */
  quote: { url: string; headers: Record<string, string>; body: string };
}

/** A few seconds, or a few requests, of one kind. */
export interface Slice {
  what: Operation | Baseline;
  concurrency: number;
  seconds: number;
}

/** What a slice came to: latencies in milliseconds, in no order. */
export interface SliceResult {
  latencies: number[];
  seconds: number;
}
