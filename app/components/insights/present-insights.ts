import { formatDay, formatNumber, type Reader } from '#app/i18n/reader.ts';
import { en } from '#app/i18n/messages/en.ts';
import {
  FAILURE_LIMIT,
  forecastMonth,
  totalsOf,
  type Insights,
  type PeriodSums,
} from '#app/insights/insights.ts';
import type { ComparedInsights } from '#app/insights/read-insights.server.ts';
import type { InsightsPeriod } from '#app/insights/insights-period.ts';
import { addDays, dayOf, daysBetween } from '#app/kernel/calendar-day.ts';
import { formatMoney } from '#app/kernel/format-money.ts';

export interface Figure {
  key: keyof typeof en.insights.figures;
  value: string;
  /** In the period before. */
  before: string | null;
}

/** A table, and the numbers that its chart is drawn from. */
export interface InsightsView {
  isEmpty: boolean;
  period: InsightsPeriod & { fromText: string; toText: string };
  figures: Figure[];
  funnel: { stage: string; count: string; share: string; value: number }[];
  reasons: { reason: string; count: string }[];
  failures: { name: string; share: string; isOver: boolean }[];
  failureLimit: string;
  channels: { key: string; cells: string[] }[];
  foreignOrders: number;
  days: { day: string; label: string; revenue: string; orders: string; opened: string; value: number }[];
  products: { key: string; cells: string[] }[];
}

/** Puts the figures of a period beside those of the one before. */
export function presentInsights(
  { period, now, before, month, at }: ComparedInsights,
  reader: Reader,
): InsightsView {
  const { t, locale } = reader;
  const money = (amount: number) => formatMoney({ amount, currency: now.currency }, locale);
  const number = (count: number) => formatNumber(count, reader);
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const dayText = (day: string) => formatDay(new Date(`${day}T12:00:00Z`), { locale, timeZone: 'UTC' });
  const { opened } = now.funnel;
  const part = (count: number) => (opened > 0 ? percent(count / opened) : '–');
  return {
    isEmpty: opened === 0 && now.channels.length === 0,
    period: { ...period, fromText: dayText(period.from), toText: dayText(period.to) },
    figures: presentFigures({ period, now, before, month, at }, reader, { money, number, percent }),
    funnel: [
      { stage: t('insights.funnel.found'), count: t('insights.funnel.foundUnknown'), share: '–', value: 0 },
      ...(['opened', 'priced', 'ready', 'completed'] as const).map((stage) => ({
        stage: t(`insights.funnel.${stage}`),
        count: number(now.funnel[stage]),
        share: part(now.funnel[stage]),
        value: now.funnel[stage],
      })),
    ],
    reasons: now.dropOffs.map(({ reason, count }) => ({
      reason: wordReason(reason, t),
      count: number(count),
    })),
    failures: (['outOfStock', 'priceChange'] as const).map((kind) => ({
      name: t(`insights.failures.${kind}`),
      share: part(now.failures[kind]),
      isOver: opened > 0 && now.failures[kind] / opened >= FAILURE_LIMIT,
    })),
    failureLimit: percent(FAILURE_LIMIT),
    channels: now.channels.map((channel) => ({
      key: `${channel.connectionId} ${channel.sellingMode}`,
      cells: [
        channel.agentName,
        t(`common.modes.${channel.sellingMode}`),
        number(channel.orders),
        ...[channel.revenue, channel.refunded, channel.commission, channel.processing].map(money),
      ],
    })),
    foreignOrders: now.foreignOrders,
    days: fillDays(period, now).map((day) => ({
      day: day.day,
      label: dayText(day.day),
      revenue: money(day.revenue),
      orders: number(day.orders),
      opened: number(day.opened),
      value: day.revenue,
    })),
    products: now.products.map(({ title, quantity, revenue }) => ({
      key: title,
      cells: [title, number(quantity), money(revenue)],
    })),
  };
}

interface Formats {
  money: (amount: number) => string;
  number: (count: number) => string;
  percent: (share: number) => string;
}

function presentFigures(
  { now, before, month, at }: ComparedInsights,
  reader: Reader,
  { money, number, percent }: Formats,
): Figure[] {
  const { t, timeZone } = reader;
  const [current, previous] = [totalsOf(now), totalsOf(before)];
  const none = t('insights.figures.none');
  const or = <V>(value: V | null, format: (value: V) => string) => (value === null ? none : format(value));
  const time = ({ secondsToComplete: times }: PeriodSums) =>
    or(times, ({ median, p90 }) =>
      t('insights.figures.timeValue', { median: duration(median, reader), p90: duration(p90, reader) }),
    );
  const today = dayOf(at, timeZone);
  const monthDays = Number(today.slice(8));
  const wholeMonth = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)).getUTCDate();
  const forecast = (totals: ReturnType<typeof totalsOf>) =>
    forecastMonth(totals.revenue, monthDays, wholeMonth);
  return [
    { key: 'revenue', value: money(current.revenue), before: money(previous.revenue) },
    { key: 'orders', value: number(current.orders), before: number(previous.orders) },
    { key: 'aov', value: or(current.averageOrder, money), before: or(previous.averageOrder, money) },
    { key: 'conversion', value: or(current.conversion, percent), before: or(previous.conversion, percent) },
    {
      key: 'abandonment',
      value: or(current.abandonment, percent),
      before: or(previous.abandonment, percent),
    },
    { key: 'time', value: time(now), before: time(before) },
    { key: 'refunded', value: money(current.refunded), before: money(previous.refunded) },
    { key: 'fees', value: money(current.fees), before: money(previous.fees) },
    { key: 'forecast', value: money(forecast(totalsOf(month))), before: null },
  ];
}

/** A code or a reason in words; one that this version does not know is shown as it is. */
function wordReason(reason: string, t: Reader['t']): string {
  return Object.hasOwn(en.insights.reasons.words, reason)
    ? t(`insights.reasons.words.${reason as 'other'}`)
    : reason.replaceAll('_', ' ');
}

/** `0.42` → `0.4 sec`, `42.4` → `42 sec`, `5000` → `83.3 min`. */
function duration(seconds: number, { locale }: Reader): string {
  const [unit, divisor] =
    seconds < 90
      ? (['second', 1] as const)
      : seconds < 5400
        ? (['minute', 60] as const)
        : (['hour', 3600] as const);
  return new Intl.NumberFormat(locale, {
    ...({ style: 'unit', unit, unitDisplay: 'short' } as const),
    maximumFractionDigits: seconds >= 10 && unit === 'second' ? 0 : 1,
  }).format(seconds / divisor);
}

/** Every day of the period, also those on which nothing was sold. */
function fillDays({ from, to }: InsightsPeriod, { days }: Insights): Insights['days'] {
  const known = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: daysBetween(from, to) }, (_, index) => {
    const day = addDays(from, index);
    return known.get(day) ?? { day, orders: 0, revenue: 0, opened: 0 };
  });
}
