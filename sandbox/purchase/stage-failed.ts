import type { Exchange } from '#sandbox/agent/acp-client.ts';
import type { PurchaseFailed, StepName } from '#sandbox/agent/buy.ts';

/** What each stage of the story failing means, and where to look. */
export const MEANINGS = {
  feed_read:
    'The agent cannot read the products. Has the catalogue been synced, and is the feed address current?',
  product_found: 'The feed has no such item that an agent may buy now.',
  session_created: 'The seller did not open a checkout. Check the agent key, the API version and the item.',
  address_given:
    'The seller could not quote shipping and tax for the address. Look for Shopify errors in the app log.',
  shipping_chosen: 'The seller could not switch the shipping option, or its totals are wrong.',
  handed_over:
    'The seller does not lead the buyer into the shop, or the shop did not sell what was in the cart.',
  stripe_checkout:
    'Stripe could not run the checkout. Is the shop connected, and do its hooks answer? Look at the app log.',
  token_made: 'There is nothing to pay with: the session is not payable, or Stripe refused the token.',
  authentication_required: "The card's issuer asked for the buyer, who could not be authenticated.",
  completed:
    'The seller did not take the payment or place the order. Look at the PaymentIntent in the Stripe simulator.',
  shopify_order:
    'The money and the order do not match, or the order is not in Shopify. This must never happen.',
  order_create:
    'The agent was not told of the order. Is the job worker running, and is the event secret the same?',
  fulfilled: 'The shop could not fulfil the order.',
  order_update: 'The agent was not told of the shipment. Did the fulfilment webhook reach the app?',
} satisfies Record<StepName, string> & Record<string, string>;

export type Stage = keyof typeof MEANINGS;

/** A stage of the story that did not come true. */
export class StageFailed extends Error {
  constructor(
    readonly stage: Stage,
    message: string,
    readonly exchange: Exchange | null = null,
  ) {
    super(message);
    this.name = 'StageFailed';
  }

  static from(failed: PurchaseFailed, lastExchange: Exchange | null): StageFailed {
    return new StageFailed(failed.step, failed.message, failed.exchange ?? lastExchange);
  }
}
