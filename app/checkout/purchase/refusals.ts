import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { Refusal } from './purchase-record.ts';

const TOKEN = '$.payment_data.instrument.credential.token';

export type RefusalReason = keyof Words['refusal'];
type Told = Pick<Refusal, 'code' | 'param' | 'resolution'>;

/** The buyer can choose another card. Why an issuer declined one that is lost or stolen is never told. */
function declined(): Told {
  return { code: 'payment_declined', param: '$.payment_data', resolution: 'requires_buyer_input' };
}

/** The agent can make another token by itself. */
function deadToken(): Told {
  return { code: 'payment_declined', param: TOKEN, resolution: 'recoverable' };
}

/** Why a purchase was refused → what the agent is told (ACP message code, who can mend it). */
const REFUSALS: Record<RefusalReason, Told> = {
  declined: declined(),
  insufficient_funds: declined(),
  expired_card: declined(),
  authentication_failed: declined(),
  authentication_required: {
    code: 'requires_3ds',
    param: '$.authentication_result',
    resolution: 'requires_buyer_input',
  },
  authentication_unsupported: declined(),
  authentication_expired: declined(),
  authentication_dropped: declined(),
  token_unknown: deadToken(),
  token_expired: deadToken(),
  token_revoked: deadToken(),
  token_used: deadToken(),
  token_invalid: deadToken(),
  over_limit: deadToken(),
  wrong_currency: deadToken(),
  amount_not_chargeable: { code: 'unsupported', param: '$.totals', resolution: 'requires_buyer_review' },
  configuration: { code: 'unsupported', param: '$.payment_data', resolution: 'requires_buyer_review' },
  out_of_stock: { code: 'out_of_stock', param: '$.line_items', resolution: 'requires_buyer_input' },
  order_refused: { code: 'unsupported', resolution: 'requires_buyer_review' },
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
