import { dayOf } from '#app/kernel/calendar-day.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { getInsights, sumPeriod } from './get-insights.server.ts';
import type { Insights, PeriodSums } from './insights.ts';
import { periodBefore, readPeriod, type InsightsPeriod } from './insights-period.ts';

/** A period with the one before, and the month so far. */
export interface ComparedInsights {
  period: InsightsPeriod;
  now: Insights;
  before: PeriodSums;
  month: PeriodSums;
  at: Date;
}

/** The figures of the period that an address names. */
export async function readInsights(scope: ShopScope, params: URLSearchParams): Promise<ComparedInsights> {
  const at = scope.clock();
  const period = readPeriod(params, at, scope.shop.timezone);
  const today = dayOf(at, scope.shop.timezone);
  const thisMonth = { from: `${today.slice(0, 8)}01`, to: today, use: period.use };
  const [now, before, month] = await Promise.all([
    getInsights(scope, period),
    sumPeriod(scope, periodBefore(period)),
    sumPeriod(scope, thisMonth),
  ]);
  return { period, now, before, month, at };
}
