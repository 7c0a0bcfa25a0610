import type { Shop } from '#app/db/client/client.ts';
import type { CheckoutSession, SessionState } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';

/** A question to the buyer: may the shop write to them? */
export interface MarketingOffer {
  channel: 'email';
  text: string;
  privacyPolicyUrl: string;
}

const FINISHED = ['completed', 'canceled', 'expired'];

type Offering = Pick<Shop, 'name' | 'offersMarketing' | 'policies'>;

/**
 * What a session asks the buyer: by e-mail only, and only where there is a privacy policy to point to. A finished one
 * asks nothing, nor does one that is paid in the shop: Shopify's checkout asks there.
 */
export function marketingOffers(
  shop: Offering,
  inChat: boolean,
  { status, state }: Pick<CheckoutSession, 'status' | 'state'>,
): MarketingOffer[] {
  const policies = shop.policies as { type: string; url: string }[];
  const policy = policies.find(({ type }) => type === 'PRIVACY_POLICY');
  if (!shop.offersMarketing || !policy || !inChat || FINISHED.includes(status)) return [];
  const text = wordsOf(state.language).marketingEmail(shop.name);
  return [{ channel: 'email', text, privacyPolicyUrl: policy.url }];
}

/** The buyer's answers to what they were asked; others are ignored (rfc.marketing_consent.md, section 10). */
export function answeredConsents(
  offers: MarketingOffer[],
  given: SessionState['consents'] | undefined,
): SessionState['consents'] {
  return (given ?? []).filter(({ channel }) => offers.some((offer) => offer.channel === channel));
}

/** Whether the buyer said yes to e-mails. Silence is no consent, nor is a yes beside a no. */
export function wantsEmails({ consents }: Pick<SessionState, 'consents'>): boolean {
  const answers = consents.filter(({ channel }) => channel === 'email');
  return answers.length > 0 && answers.every(({ optedIn }) => optedIn);
}
