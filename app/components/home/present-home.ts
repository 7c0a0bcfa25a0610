import type { BadgeProps } from '@shopify/polaris';
import { attentionWords } from '#app/components/attention/attention-words.ts';
import { formatAge } from '#app/i18n/format-age.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { Home } from '#app/overview/get-home.server.ts';
import { judgeParts, judgeSetup, nextThing, type HomeFacts, type PartStatus } from '#app/overview/home.ts';
import type { AgentSales } from '#app/overview/read-home.server.ts';

const SHOWN_ATTENTION = 3;

/** One part of Aisle as the page shows it: text only. */
export interface PartView {
  part: string;
  name: string;
  text: string;
  /** How old; null: there is nothing to date. */
  age: string | null;
  badge: { text: string; tone?: BadgeProps['tone'] };
  href: string;
}

export interface HomeView {
  next: { text: string; action: string; href: string; tone: 'critical' | 'warning' | 'info' } | null;
  parts: PartView[];
  setup: {
    title: string;
    progress: string;
    isFinished: boolean;
    steps: { step: string; title: string; text: string; action: string; done: boolean; href: string }[];
  } | null;
  attention: { count: number; items: { id: string; title: string; age: string; href: string }[] };
  /** Null: the reader may not see orders. */
  sales: { live: SalesView; test: SalesView } | null;
}

export interface SalesView {
  /** `2 orders`. */
  orders: string;
  /** One sum for each currency; empty: nothing was sold. */
  sums: string[];
  agents: { name: string; orders: string; sum: string }[];
}

/** Puts a shop's state into words for one reader. */
export function presentHome(
  { facts, sales, attention }: Home,
  reader: Reader,
  maySeeOrders: boolean,
): HomeView {
  const { now } = facts;
  const { t } = reader;
  return {
    next: presentNext(facts, reader),
    parts: judgeParts(facts).map((status) => presentPart(status, now, reader)),
    setup: facts.setupDismissed ? null : presentSetup(facts, reader),
    attention: {
      count: attention.length,
      items: attention.slice(0, SHOWN_ATTENTION).map((item) => ({
        id: item.id,
        title: attentionWords(item, t).title,
        age: formatAge(item.raisedAt, now, reader),
        href: item.orderId ? `/app/orders/${item.orderId}` : '/app/attention',
      })),
    },
    sales: maySeeOrders
      ? {
          live: presentSales(
            sales.filter(({ mode }) => mode === 'live'),
            reader,
          ),
          test: presentSales(
            sales.filter(({ mode }) => mode !== 'live'),
            reader,
          ),
        }
      : null,
  };
}

const BADGE_TONES = {
  ok: 'success',
  busy: 'info',
  off: undefined,
  warning: 'warning',
  critical: 'critical',
} as const;

/** Reasons whose instant is when they began, not when something went well last. */
const SINCE = ['reading', 'failing', 'waiting'];

function presentPart({ part, tone, reason, at, href }: PartStatus, now: Date, reader: Reader): PartView {
  const { t } = reader;
  const age = at && {
    text: SINCE.includes(reason)
      ? t('home.status.since', { time: formatTime(at, reader) })
      : t(`home.status.ages.${part}`, { age: formatAge(at, now, reader) }),
  };
  return {
    ...{ part, href },
    name: t(`home.status.parts.${part}`),
    text: partText(part, reason, reader),
    age: age?.text ?? null,
    badge: { text: t(`home.status.tones.${tone}`), tone: BADGE_TONES[tone] },
  };
}

/** Every reason of `judgeParts` has its words; a test goes through them. */
function partText(part: string, reason: string, { t }: Reader): string {
  return t(`home.status.${part}.${reason}` as 'home.status.catalog.fresh');
}

function presentNext(facts: HomeFacts, reader: Reader): HomeView['next'] {
  const { t } = reader;
  const next = nextThing(facts);
  if (next.kind === 'nothing') return null;
  const { href } = next;
  if (next.kind === 'attention')
    return {
      text: t('home.next.attention', { count: next.count }),
      action: t('home.next.look'),
      href,
      tone: 'warning',
    };
  if (next.kind === 'setup')
    return {
      text: t(`home.setup.steps.${next.step}.text`),
      action: t(`home.setup.steps.${next.step}.action`),
      ...{ href, tone: 'info' },
    };
  const { part, reason, tone } = next.status;
  return {
    text: partText(part, reason, reader),
    action: t('home.next.look'),
    ...{ href, tone: tone === 'critical' ? 'critical' : 'warning' },
  };
}

function presentSetup(facts: HomeFacts, { t }: Reader): HomeView['setup'] {
  const steps = judgeSetup(facts);
  const done = steps.filter((step) => step.done).length;
  return {
    title: t('home.setup.title'),
    progress: t('home.setup.progress', { done, all: steps.length }),
    isFinished: done === steps.length,
    steps: steps.map(({ step, done: isDone, href }) => ({
      ...{ step, href, done: isDone },
      title: t(`home.setup.steps.${step}.title`),
      text: t(`home.setup.steps.${step}.text`),
      action: t(`home.setup.steps.${step}.action`),
    })),
  };
}

function presentSales(rows: AgentSales[], { t, locale }: Reader): SalesView {
  const orders = rows.reduce((sum, row) => sum + row.orders, 0);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const sumOf = (currency: string) =>
    rows.reduce((sum, row) => sum + (row.currency === currency ? row.total : 0), 0);
  return {
    orders: t('home.sales.orders', { count: orders }),
    sums: currencies.map((currency) => formatMoney({ amount: sumOf(currency), currency }, locale)),
    agents: rows.map(({ agent, orders: count, total, currency }) => ({
      name: agent,
      orders: t('home.sales.orders', { count }),
      sum: formatMoney({ amount: total, currency }, locale),
    })),
  };
}
