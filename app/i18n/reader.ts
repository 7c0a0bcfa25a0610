import type { Language } from '#app/kernel/language.ts';
import type { Translate } from './translate.ts';

/** Who reads a page: their texts, and how they read numbers and times. */
export interface Reader {
  /** BCP 47, as the admin tells it. */
  locale: string;
  /** The one of ours that is closest to it. */
  language: Language;
  /** IANA name of the shop's time zone. */
  timeZone: string;
  t: Translate;
}

/** How numbers and times are written. */
export type ReaderFormat = Pick<Reader, 'locale' | 'timeZone'>;

/** Formats an instant in the shop's time zone: `Nov 21, 2026, 3:04 PM`. */
export function formatTime(instant: Date, { locale, timeZone }: ReaderFormat): string {
  return format(instant, locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

/** The same to the second, with the time zone: `Nov 21, 2026, 3:04:05 PM UTC`. */
export function formatExactTime(instant: Date, { locale, timeZone }: ReaderFormat): string {
  return format(instant, locale, { dateStyle: 'medium', timeStyle: 'long', timeZone });
}

/** The day alone: `Nov 21, 2026`. */
export function formatDay(instant: Date, { locale, timeZone }: ReaderFormat): string {
  return format(instant, locale, { dateStyle: 'medium', timeZone });
}

/** `12,345`. */
export function formatNumber(number: number, { locale }: Pick<Reader, 'locale'>): string {
  return new Intl.NumberFormat(locale).format(number);
}

function format(instant: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options).format(instant);
}
