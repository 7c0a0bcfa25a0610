import type { Refusal } from './purchase-record.ts';

const TOKEN = '$.payment_data.instrument.credential.token';

/** Why a purchase was refused → what the agent is told (ACP message code, words, who can mend it). */
const REFUSALS: Record<string, Refusal> = {
  declined: {
    code: 'payment_declined',
    text: 'Your payment was declined. Please try a different payment method.',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  insufficient_funds: {
    code: 'payment_declined',
    text: 'The card has insufficient funds. Please try a different payment method.',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  expired_card: {
    code: 'payment_declined',
    text: 'The card has expired. Please try a different payment method.',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  authentication_failed: {
    code: 'payment_declined',
    text: 'The card could not be authenticated. Please try a different payment method.',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  authentication_required: {
    code: 'requires_3ds',
    text: 'The card issuer asks for authentication, which is not available here. Please try a different payment method.',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  token_invalid: {
    code: 'payment_declined',
    text: 'The payment token cannot be used (it is unknown, used, expired or revoked). Please create a new one.',
    param: TOKEN,
    resolution: 'recoverable',
  },
  over_limit: {
    code: 'payment_declined',
    text: 'The total is above the limit of the payment token. Please create a new one.',
    param: TOKEN,
    resolution: 'recoverable',
  },
  wrong_currency: {
    code: 'payment_declined',
    text: 'The payment token is for another currency. Please create a new one.',
    param: TOKEN,
    resolution: 'recoverable',
  },
  out_of_stock: {
    code: 'out_of_stock',
    text: 'An item has just sold out. You were not charged.',
    param: '$.line_items',
    resolution: 'requires_buyer_input',
  },
  order_refused: {
    code: 'unsupported',
    text: 'The shop could not take this order. You were not charged.',
    resolution: 'requires_buyer_review',
  },
};

/** The words for a reason; an unknown one reads as a plain decline. */
export function refusalOf(reason: string): Refusal {
  return REFUSALS[reason] ?? REFUSALS.declined!;
}
