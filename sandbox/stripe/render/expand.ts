import { invalidRequest } from '../http/stripe-error.ts';
import type { Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { renderCharge, renderPaymentIntent, renderPaymentMethod } from './payment-objects.ts';

type Lookup = (state: StripeState, id: string) => Json;
const EXPANDABLE: Record<string, Lookup> = {
  latest_charge: (state, id) => renderCharge(state.charges.get(id)!),
  charge: (state, id) => renderCharge(state.charges.get(id)!),
  payment_intent: (state, id) => renderPaymentIntent(state.paymentIntents.get(id)!),
  payment_method: (state, id) => renderPaymentMethod(state.paymentMethods.get(id)!),
};

/**
 * Replaces ids by their objects along paths such as `latest_charge.payment_method` or `data.latest_charge`.
 * @throws StripeError 400 for a property that cannot be expanded, as Stripe refuses it
 */
export function expand(state: StripeState, object: Json, paths: string[]): Json {
  return paths.reduce((expanded, path) => along(state, expanded, path.split('.'), path), object);
}

function along(state: StripeState, object: Json, [field, ...rest]: string[], path: string): Json {
  if (field === undefined) return object;
  const value = object[field];
  if (Array.isArray(value))
    return { ...object, [field]: value.map((item: Json) => along(state, item, rest, path)) };
  const lookup = EXPANDABLE[field];
  if (!lookup || value === undefined)
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  if (value === null) return object;
  const found = typeof value === 'string' ? lookup(state, value) : (value as Json);
  return { ...object, [field]: along(state, found, rest, path) };
}
