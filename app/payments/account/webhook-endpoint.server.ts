import Stripe from 'stripe';
import { AppError } from '#app/kernel/app-error.ts';
import { SHARED_PAYMENT_API_VERSION } from '../shared-payment-token.ts';

export interface WantedEndpoint {
  url: string;
  /** Stripe's event types; some are of a preview and not among the client's. */
  eventTypes: string[];
  /** The one there is, `we_…`; null: none that is known of. */
  existing: string | null;
}

/** Some event types are of the preview: other versions know none of that name. */
const PREVIEW = { apiVersion: SHARED_PAYMENT_API_VERSION };

type EnabledEvents = Stripe.WebhookEndpointCreateParams.EnabledEvent[];

/**
 * The account's webhook endpoint: the existing one brought up to date, or a new one with its secret, which Stripe tells
 * only now.
 * @throws AppError `invalid` with Stripe's words where Stripe will not have it, e.g. an address that it cannot reach.
 */
export async function placeEndpoint(
  stripe: Stripe,
  { url, eventTypes, existing }: WantedEndpoint,
): Promise<{ id: string; secret: string | null }> {
  const wanted = { url, enabled_events: eventTypes as EnabledEvents };
  try {
    const updated = existing === null ? null : await update(stripe, existing, wanted);
    if (updated) return { id: updated, secret: null };
    const { id, secret } = await stripe.webhookEndpoints.create(
      { ...wanted, description: 'Aisle: payments of agents' },
      PREVIEW,
    );
    return { id, secret: secret ?? null };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    throw new AppError('invalid', `Stripe refuses the webhook endpoint ${url}: ${error.message}`, {
      cause: error,
    });
  }
}

/** Null where staff have deleted it in the Dashboard. */
async function update(
  stripe: Stripe,
  id: string,
  wanted: { url: string; enabled_events: EnabledEvents },
): Promise<string | null> {
  try {
    return (await stripe.webhookEndpoints.update(id, wanted, PREVIEW)).id;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing') return null;
    throw error;
  }
}

/** Deletes every endpoint of this address but one: replaced ones, and those of a run that broke off half-way. */
export async function removeOtherEndpoints(stripe: Stripe, url: string, keep: string | null): Promise<void> {
  for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
    if (endpoint.url === url && endpoint.id !== keep) await stripe.webhookEndpoints.del(endpoint.id);
  }
}
