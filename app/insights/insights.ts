/** How many checkouts came how far. */
export interface Funnel {
  opened: number;
  priced: number;
  ready: number;
  completed: number;
}

/** What one agent sold in one way. Amounts are minor units of the shop's currency. */
export interface ChannelSales {
  connectionId: string;
  agentName: string;
  sellingMode: 'in_chat' | 'hand_off';
  orders: number;
  revenue: number;
  refunded: number;
  /** What the platform takes, by the merchant's word. */
  commission: number;
  /** What Stripe takes, by the merchant's word; 0 where Shopify's checkout took the money. */
  processing: number;
}

/** The sums of a period. */
export interface PeriodSums {
  currency: string;
  funnel: Funnel;
  channels: ChannelSales[];
  /** Orders in other currencies than the shop's now: counted nowhere else. */
  foreignOrders: number;
  /** Checkouts that met a sold-out item, and that met another price than shown. */
  failures: { outOfStock: number; priceChange: number };
  /** From opening to order, seconds; null: no orders. */
  secondsToComplete: { median: number; p90: number } | null;
}

/** All figures of a period. */
export interface Insights extends PeriodSums {
  /** Codes or reasons why checkouts ended unpaid, the most frequent first. */
  dropOffs: { reason: string; count: number }[];
  days: { day: string; orders: number; revenue: number; opened: number }[];
  products: { title: string; quantity: number; revenue: number }[];
}

/** All channels together. */
export function totalsOf({ channels, funnel }: Pick<PeriodSums, 'channels' | 'funnel'>) {
  const sum = (field: 'orders' | 'revenue' | 'refunded' | 'commission' | 'processing') =>
    channels.reduce((total, channel) => total + channel[field], 0);
  const orders = sum('orders');
  const revenue = sum('revenue');
  return {
    orders,
    revenue,
    refunded: sum('refunded'),
    fees: sum('commission') + sum('processing'),
    /** Minor units; null: no orders. */
    averageOrder: orders > 0 ? Math.round(revenue / orders) : null,
    /** Fractions of the opened checkouts; null: none was opened. */
    conversion: funnel.opened > 0 ? funnel.completed / funnel.opened : null,
    abandonment: funnel.opened > 0 ? 1 - funnel.completed / funnel.opened : null,
  };
}

/** Above this share of checkouts, OpenAI asks a merchant to mend stock and prices of the feed. */
export const FAILURE_LIMIT = 0.05;

/**
 * What the month will come to if it goes on as it did. @param days of the month so far, today included
 * @returns minor units
 */
export function forecastMonth(soFar: number, days: number, daysOfMonth: number): number {
  return days === 0 ? 0 : Math.round((soFar / days) * daysOfMonth);
}

/** A share of an amount in hundredths of a percent, rounded to the minor unit. */
export function share(amount: number, bps: number): number {
  return Math.round((amount * bps) / 10_000);
}
