import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { RequestedItem } from '../lines/build-cart.ts';
import type { Attribution, Buyer, PostalAddress, Recipient, SessionState } from './session.ts';

/** A recipient's fields that a change names; null clears one. */
export interface RecipientChange {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  address?: PostalAddress | null;
}

/** A claim of having led the buyer here, as it came: the token is still in the open. */
export type AttributionClaim = Omit<Attribution, 'sealedToken'> & { token?: string };

/** A fulfillment option as an agent names it; paths are JSONPath, for errors. */
export interface OptionChoice {
  id: string;
  path: string;
  /** The types it may be of, by what the agent says; absent: it does not say. */
  type?: { names: readonly string[]; path: string };
}

/** What an operation wants to change; absent leaves as it is, null clears (ACP RFC, section 6.2). */
export interface SessionChanges {
  items?: RequestedItem[];
  buyer?: Buyer | null;
  recipient?: RecipientChange | null;
  selectedOption?: OptionChoice;
  discountCodes?: string[];
  interventions?: string[];
  extensions?: string[];
  orderNotes?: string | null;
  locale?: string | null;
  timezone?: string | null;
  metadata?: Record<string, unknown> | null;
  /** What the caller's Accept-Language asks for; null: nothing Aisle speaks. */
  language?: Language | null;
}

/** A session's state with all of a change that needs no prices; lines and amounts are as before. */
export function applyChanges(before: SessionState, changes: SessionChanges): SessionState {
  const locale = changes.locale === undefined ? before.locale : changes.locale;
  return {
    ...before,
    buyer: changes.buyer === undefined ? before.buyer : changes.buyer,
    recipient: mergeRecipient(before.recipient, changes.recipient),
    discountCodes: changes.discountCodes ?? before.discountCodes,
    interventions: changes.interventions ?? before.interventions,
    extensions: changes.extensions ?? before.extensions,
    orderNotes: changes.orderNotes === undefined ? before.orderNotes : changes.orderNotes,
    timezone: changes.timezone === undefined ? before.timezone : changes.timezone,
    metadata: changes.metadata === undefined ? before.metadata : changes.metadata,
    locale,
    language: changes.language ?? pickLanguage(changes.locale) ?? before.language,
    notices: [],
  };
}

function mergeRecipient(
  before: Recipient | null,
  change: RecipientChange | null | undefined,
): Recipient | null {
  if (!change) return change === null ? null : before;
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = Object.entries({ ...before, ...Object.fromEntries(given) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as Recipient;
}
