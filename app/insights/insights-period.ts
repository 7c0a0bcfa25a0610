import { addDays, dayOf, daysBetween } from '#app/kernel/calendar-day.ts';
import { z } from 'zod';

/** Days of the shop's calendar, both included, and which sales count. */
export interface InsightsPeriod {
  from: string;
  to: string;
  use: 'live' | 'test';
}

/** Longer ones would not fit a chart, nor a comparison with the time before. */
const MOST_DAYS = 366;
const DEFAULT_DAYS = 30;
const day = z.iso.date();

/** Reads the period of an address: the last 30 days unless said, and never longer than a year. */
export function readPeriod(params: URLSearchParams, now: Date, timeZone: string): InsightsPeriod {
  const today = dayOf(now, timeZone);
  const given = (name: string) => day.safeParse(params.get(name)).data;
  const to = given('to') ?? today;
  const from = given('from') ?? addDays(to, 1 - DEFAULT_DAYS);
  const use = params.get('use') === 'test' ? 'test' : 'live';
  if (from > to) return { from: to, to, use };
  const longest = addDays(to, 1 - MOST_DAYS);
  return { from: from < longest ? longest : from, to, use };
}

/** The period of the same length that ends where this one begins. */
export function periodBefore({ from, to, use }: InsightsPeriod): InsightsPeriod {
  return { from: addDays(from, -daysBetween(from, to)), to: addDays(from, -1), use };
}
