import type { DelegatedLine } from '../delegated/records.ts';
import {
  renderLineItems,
  renderProduct,
  renderShippingRate,
  renderTaxes,
} from '../delegated/render-checkout.ts';
import { isPreview } from '../http/preview-gate.ts';
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
  product: (state, id) => renderProduct(lineOf(state, id.replace('prod_', 'li_'))!),
  shipping_rate: (state, id) => {
    const row = state.delegatedCheckouts.find(({ shippingRates }) =>
      shippingRates.some((rate) => rate.id === id),
    )!;
    return renderShippingRate(
      row.shippingRates.find((rate) => rate.id === id)!,
      row.currency,
    );
  },
};

/** What an object carries only when it is asked for; null: not in this version, or not of this object. */
const INCLUDABLE: Record<string, (state: StripeState, object: Json, version: string) => unknown> = {
  line_items: (state, { id }, version) => {
    const row = state.delegatedCheckouts.get(String(id));
    return row ? renderLineItems(row, isPreview(version)) : null;
  },
  taxes: (state, { id }) => {
    const line = lineOf(state, String(id));
    return line ? renderTaxes(line) : null;
  },
  agent_details: (state, { id }, version) => {
    const intent = isPreview(version) ? state.paymentIntents.get(String(id)) : undefined;
    return intent ? (intent.agent ? { network_business_profile: intent.agent } : {}) : null;
  },
};

function lineOf(state: StripeState, id: string): DelegatedLine | undefined {
  const row = state.delegatedCheckouts.find(({ lines }) => lines.some((line) => line.id === id));
  return row?.lines.find((line) => line.id === id);
}

/**
 * Replaces ids by their objects along paths such as `latest_charge.payment_method` or `data.latest_charge`.
 * @throws StripeError 400 for a property that cannot be expanded, as Stripe refuses it
 */
export function expand(state: StripeState, object: Json, paths: string[], version: string): Json {
  const along = (at: Json, [field, ...rest]: string[], path: string): Json => {
    if (field === undefined) return at;
    const value = field in at ? at[field] : INCLUDABLE[field]?.(state, at, version);
    if (Array.isArray(value)) return { ...at, [field]: value.map((item: Json) => along(item, rest, path)) };
    if (value === null && rest.length > 0) return at; // nothing there to expand within
    const isObject = typeof value === 'object' && value !== null;
    const lookup = EXPANDABLE[field];
    if ((!lookup && !isObject) || value === undefined)
      throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
    if (value === null) return at;
    const found = isObject ? (value as Json) : lookup!(state, value as string);
    return { ...at, [field]: along(found, rest, path) };
  };
  return paths.reduce((expanded, path) => along(expanded, path.split('.'), path), object);
}
