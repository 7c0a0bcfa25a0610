import { z } from 'zod';
import type { en } from '#app/i18n/messages/en.ts';
import { formatDay, type Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { ReviewReason } from '#app/orders/review/apply-rules.ts';
import { nameReason } from '../orders/name-reason.ts';

/** What items hold of what they are about; one of an earlier version has less, or none of it. */
const known = z.object({
  orderName: z.string(),
  amount: z.number(),
  total: z.number(),
  authorized: z.number(),
  currency: z.string(),
  gone: z.number(),
  all: z.number(),
  dueBy: z.iso.datetime(),
  agent: z.string(),
  rows: z.number(),
  failures: z.number(),
  mode: z.enum(['test', 'live']),
  secondOrder: z.string(),
  scopes: z.string(),
  shop: z.string(),
  externalId: z.string(),
  side: z.string(),
});
type Fact = keyof typeof known.shape;

type Texts = typeof en.attention.texts;
/** The facts that each text is made of. */
const NEEDS: Record<keyof Texts, Fact[]> = {
  order_total_mismatch: ['orderName', 'total', 'authorized', 'currency'],
  paid_twice: ['orderName', 'secondOrder'],
  order_refused: [],
  payments_refused: ['mode'],
  order_review: ['orderName'],
  refund_failed: ['orderName', 'amount', 'currency', 'side'],
  refund_booking: ['orderName', 'amount', 'currency'],
  canceled_not_refunded: ['orderName', 'amount', 'currency'],
  dispute: ['orderName', 'amount', 'currency'],
  fraud_warning: ['orderName'],
  event_undeliverable: ['agent', 'orderName'],
  catalog_shrunk: ['gone', 'all'],
  channel_refused: [],
  feed_held: ['rows'],
  feed_failed: ['failures'],
  data_request: ['externalId'],
  shop_closed: ['shop'],
  scopes_lost: ['scopes'],
};

/** Texts that end with what somebody says. */
const QUOTES: ReadonlySet<string> = new Set(['order_refused', 'channel_refused']);

/** What is quoted from Stripe, Shopify or a platform, in its own words: foreign to every language but its own. */
const quoted = z.object({ why: z.string().min(1) }).or(z.object({ lastError: z.string().min(1) }));

interface Item {
  kind: string;
  text: string;
  facts: unknown;
}

/** What happened, in the reader's language; in the words that are kept where the item does not hold what it takes. */
export function attentionText({ kind, text, facts }: Item, reader: Reader): string {
  const read = known.partial().safeParse(facts);
  const held = read.success ? read.data : {};
  const key = kind === 'refund_failed' && held.side === 'booking' ? 'refund_booking' : kind;
  if (!Object.hasOwn(NEEDS, key) || !hasAll(held, NEEDS[key as keyof Texts])) return text;
  const quote = quoted.safeParse(facts);
  if (QUOTES.has(key) && !quote.success) return text;
  const { t, locale } = reader;
  const money = (amount = 0) => formatMoney({ amount, currency: held.currency ?? 'USD' }, locale);
  const what = t(`attention.texts.${key as keyof Texts}`, {
    ...{ order: held.orderName ?? '', second: held.secondOrder ?? '', agent: held.agent ?? '' },
    ...{ amount: money(held.amount), total: money(held.total), agreed: money(held.authorized) },
    ...{ gone: held.gone ?? 0, all: held.all ?? 0, rows: held.rows ?? 0, failures: held.failures ?? 0 },
    ...{ mode: held.mode ? t(`common.${held.mode}`) : '', scopes: held.scopes ?? '', shop: held.shop ?? '' },
    ...{ request: held.externalId ?? '' },
  });
  return [what, ...detailsOf(facts, held, reader), ...(quote.success ? Object.values(quote.data) : [])]
    .join(' ')
    .trim();
}

/** What only some items have beside: why an order waits, until when evidence is awaited. */
function detailsOf(facts: unknown, { dueBy }: { dueBy?: string }, reader: Reader): string[] {
  const { reasons } = facts as { reasons?: ReviewReason[] };
  return [
    ...(reasons ?? []).map((reason) => `${nameReason(reason, reader)}.`),
    ...(dueBy ? [reader.t('attention.dueBy', { day: formatDay(new Date(dueBy), reader) })] : []),
  ];
}

const hasAll = (held: Partial<Record<Fact, unknown>>, needed: readonly Fact[]) =>
  needed.every((fact) => held[fact] !== undefined && held[fact] !== null);
