import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { SellerFacts } from '../dialect.ts';
import { message2026 } from '../wire/messages.ts';
import { wireAddress } from '../wire/parties.ts';
import { capabilities2026 } from '../wire/payment.ts';
import { sessionWithCapabilities } from '../wire/session-2026.ts';
import { VERSION } from './version.ts';

/** A CheckoutSession of ACP 2026-04-17 (schema.agentic_checkout.json). */
export function sessionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  const { payment, interventions } = capabilities2026(facts);
  const handlers = payment.handlers.map((handler) => ({
    ...handler,
    display_name: wordsOf(session.state.language).card(),
  }));
  const answer = sessionWithCapabilities(session, facts, {
    version: VERSION,
    capabilities: { payment: { handlers }, interventions },
    address: (address) => ({ ...wireAddress(address), company: address.company }),
    message: (message) => ({ ...message2026(message), resolution: message.resolution }),
    order: (order) => ({ type: 'order', ...order }),
  });
  return { ...answer, marketing_consent_options: consentOptions(facts) };
}

/** `is_subscribed` stays out: it would tell any agent whether an e-mail address is known to the shop. */
function consentOptions({ marketing }: SellerFacts): Record<string, unknown>[] | undefined {
  if (marketing.length === 0) return undefined;
  return marketing.map(({ channel, text, privacyPolicyUrl }) => ({
    channel,
    display_text: text,
    privacy_policy_url: privacyPolicyUrl,
  }));
}
