import type { Prisma } from '#app/db/client/client.ts';
import { estimateTotals } from '../lines/build-cart.ts';
import type { SessionState } from './session.ts';

/** What a session holds before anything is put into it. */
export const EMPTY_STATE: SessionState = {
  lines: [],
  buyer: null,
  recipient: null,
  options: [],
  selectedOptionId: null,
  totals: estimateTotals([]),
  quoted: false,
  quoteBasis: null,
  cartBasis: null,
  quoteGuessed: false,
  blocking: [],
  notices: [],
  discountCodes: [],
  discounts: { applied: [], rejected: [] },
  presentmentCurrency: null,
  presentment: null,
  interventions: null,
  extensions: null,
  orderNotes: null,
  locale: null,
  timezone: null,
  language: 'en',
  metadata: null,
  attribution: { first: null, last: null },
  consents: [],
  poNumber: null,
  intentTrace: null,
};

/** A stored state; what sessions of earlier versions of Aisle did not hold yet is empty. */
export function readState(stored: Prisma.JsonValue): SessionState {
  return { ...EMPTY_STATE, ...(stored as unknown as Partial<SessionState>) };
}
