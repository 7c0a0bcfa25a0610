import type { AffiliateTouches } from '#app/orders/affiliate-record.ts';
import type { AttributionClaim } from '../session/session-changes.ts';
import type { Attribution, SessionState } from '../session/session.ts';

/** Seals and opens the tokens of one session's claims. */
export interface TokenSeal {
  seal(token: string): string;
  open(sealed: string): string;
}

/**
 * A touch after another claim to it: the first claim stays, one that contradicts it is ignored, one that does not
 * adds what was not said before (rfc.affiliate_attribution.md, 7.6).
 */
export function claimTouch(
  kept: Attribution | null,
  claim: AttributionClaim | undefined,
  { seal }: Pick<TokenSeal, 'seal'>,
): Attribution | null {
  if (!claim || (kept && contradicts(kept, claim))) return kept;
  const { token, ...open } = claim;
  const sealed = { ...open, ...(token === undefined ? {} : { sealedToken: seal(token) }) };
  return defined({ ...defined(sealed), ...kept } as Attribution);
}

function contradicts(kept: Attribution, claim: AttributionClaim): boolean {
  if (kept.provider !== claim.provider) return true;
  return Boolean(kept.publisherId && claim.publisherId && kept.publisherId !== claim.publisherId);
}

/** A touch in a few words for people: the network and its publisher. Null without one. */
export function affiliateLabel(touch: Attribution | null): string | null {
  return touch && [touch.provider, touch.publisherId].filter(Boolean).join(' ');
}

/** Who is credited where there is room for one: the last touch, as networks do by default (the RFC, 4.3.3). */
export function creditedTouch({ first, last }: SessionState['attribution']): Attribution | null {
  return last ?? first;
}

/** Both touches as the merchant settles them with the network: tokens in the open. Null when nobody claimed anything. */
export function openTouches(
  { first, last }: SessionState['attribution'],
  { open }: Pick<TokenSeal, 'open'>,
): AffiliateTouches | null {
  if (!first && !last) return null;
  const touch = ({ sealedToken, ...of }: Attribution) =>
    sealedToken === undefined ? of : { ...of, token: open(sealedToken) };
  return { ...(first && { first: touch(first) }), ...(last && { last: touch(last) }) };
}

function defined<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}
