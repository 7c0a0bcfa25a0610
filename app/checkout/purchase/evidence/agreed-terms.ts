import type { Shop } from '#app/db/client/client.ts';
import type { EvidenceBody } from '#app/evidence/evidence-kind.ts';
import { snakeKeys } from '#app/evidence/snake-keys.ts';
import { marketingOffers } from '../../buyer/consents.ts';
import type { CheckoutSession } from '../../session/session.ts';

/**
 * What a buyer agreed to when their agent asked to pay: the goods, the sum to the cent, how it is delivered, the shop's
 * policies that were linked to, and what they said to each question, in the words in which it was asked. Amounts in minor
 * units of `currency`.
 */
export function agreedTerms(
  shop: Pick<Shop, 'name' | 'offersMarketing' | 'policies'>,
  session: CheckoutSession,
): EvidenceBody {
  const { state, currency } = session;
  const { totals } = state;
  const option = state.options.find(({ id }) => id === state.selectedOptionId);
  const asked = marketingOffers(shop, true, { ...session, status: 'ready_for_payment' });
  return {
    amount: totals.total,
    currency,
    // A tax rate is no money, but a fraction all the same: its amount says what was agreed.
    totals: snakeKeys({
      ...totals,
      taxLines: totals.taxLines.map(({ title, amount }) => ({ title, amount })),
    }),
    discounts: snakeKeys(state.discounts.applied),
    items: state.lines.map(({ itemId, name, sku, quantity, unitAmount, subtotal }) => ({
      id: itemId,
      name,
      sku,
      quantity,
      unit_amount: unitAmount,
      subtotal,
    })),
    delivery: option ? { type: option.type, title: option.title, amount: option.amount } : null,
    language: state.language,
    policies: shop.policies,
    consents: asked.map(({ channel, text, privacyPolicyUrl }) => {
      const answers = state.consents.filter((consent) => consent.channel === channel);
      return {
        channel,
        wording: text,
        privacy_policy_url: privacyPolicyUrl,
        // Silence is no answer; a yes beside a no is a no.
        opted_in: answers.length > 0 ? answers.every(({ optedIn }) => optedIn) : null,
      };
    }),
  };
}
