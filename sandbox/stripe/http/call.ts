import type { z } from 'zod';
import type { AccountRow, Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';

/** One request, once it is authenticated, checked and decoded. */
export interface Call<P> {
  state: StripeState;
  account: AccountRow;
  /** Values of the path's `:names`. */
  path: Record<string, string>;
  params: P;
  apiVersion: string;
  /** Queues an event to the account's webhook endpoints (or to another account's). */
  emit(type: string, object: Json, options?: { account?: string; previousAttributes?: Json }): void;
}

/** One API operation. */
export interface Route<S extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** The official client's name for it, e.g. `paymentIntents.create`: faults can be planned for it alone. */
  name: string;
  /** What a restricted key needs, without the `rak_` in front. `x_write` includes `x_read`. */
  permission: string;
  /** Exists only with a preview Stripe-Version. */
  preview?: boolean;
  /** Of API v2, whose bodies are JSON. */
  json?: true;
  params: S;
  /** Does the work, all at once (no awaits), and returns the object for the body. */
  run(call: Call<z.output<S>>): Json;
}

/** Ties a route's parameters to its function's type. */
export function route<S extends z.ZodType>(definition: Route<S>): Route {
  return definition as unknown as Route;
}
