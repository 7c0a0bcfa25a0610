import type { CheckoutSession } from '#app/checkout/session/session.ts';
import type { AcpDialect } from '../dialect.ts';
import { v20250929 } from '../v2025-09-29/dialect.ts';

/**
 * 2025-09-12, what OpenAI's own pages say (developers.openai.com/commerce/specs/checkout): 2025-09-29, but a buyer has
 * one `name`, and an address may have a phone number. What else differs is policy (version-policy.ts).
 */
export const v20250912: AcpDialect = {
  ...v20250929,
  version: '2025-09-12',
  session: (session, facts) => withNames(v20250929.session(session, facts), session),
  completion: (session, facts) => withNames(v20250929.completion(session, facts), session),
};

function withNames(answer: Record<string, unknown>, { state }: CheckoutSession): Record<string, unknown> {
  const { buyer, recipient } = state;
  const name = buyer?.fullName ?? [buyer?.firstName, buyer?.lastName].filter(Boolean).join(' ');
  return {
    ...answer,
    buyer: buyer ? { name, email: buyer.email, phone_number: buyer.phone } : undefined,
    fulfillment_address: answer.fulfillment_address
      ? { ...answer.fulfillment_address, phone_number: recipient?.phone }
      : undefined,
  };
}
