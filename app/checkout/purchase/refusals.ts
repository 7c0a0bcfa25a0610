import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { Refusal } from './purchase-record.ts';

const TOKEN = '$.payment_data.instrument.credential.token';

export type RefusalReason = keyof Words['refusal'];

/** Why a purchase was refused → what the agent is told (ACP message code, who can mend it). */
const REFUSALS: Record<RefusalReason, Pick<Refusal, 'code' | 'param' | 'resolution'>> = {
  declined: {
    code: 'payment_declined',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  insufficient_funds: {
    code: 'payment_declined',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  expired_card: {
    code: 'payment_declined',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  authentication_failed: {
    code: 'payment_declined',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  authentication_required: {
    code: 'requires_3ds',
    param: '$.payment_data',
    resolution: 'requires_buyer_input',
  },
  token_invalid: {
    code: 'payment_declined',
    param: TOKEN,
    resolution: 'recoverable',
  },
  over_limit: {
    code: 'payment_declined',
    param: TOKEN,
    resolution: 'recoverable',
  },
  wrong_currency: {
    code: 'payment_declined',
    param: TOKEN,
    resolution: 'recoverable',
  },
  out_of_stock: {
    code: 'out_of_stock',
    param: '$.line_items',
    resolution: 'requires_buyer_input',
  },
  order_refused: {
    code: 'unsupported',
    resolution: 'requires_buyer_review',
  },
};

/** The refusal for a reason, its words for staff in English; an unknown one reads as a plain decline. */
export function refusalOf(reason: string): Refusal {
  const known = isReason(reason) ? reason : 'declined';
  return { reason: known, text: en.refusal[known](), ...REFUSALS[known] };
}

/** What the buyer is told of it, in their language. */
export function refusalText(words: Words, { reason, text }: Refusal): string {
  return isReason(reason) ? words.refusal[reason]() : text;
}

function isReason(reason: string | undefined): reason is RefusalReason {
  return reason !== undefined && Object.hasOwn(REFUSALS, reason);
}
