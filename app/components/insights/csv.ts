import { guardFormula } from '#app/kernel/formula-guard.ts';
import type { InsightsView } from './present-insights.ts';

/** Tables one under the other, each with its heading, as spreadsheets read them (RFC 4180). */
export function toCsv(tables: { title: string; headings: string[]; rows: string[][] }[]): string {
  return tables
    .map(({ title, headings, rows }) => [[title], headings, ...rows].map(toLine).join('\r\n'))
    .join('\r\n\r\n');
}

/** The days of a period, one a line. */
export const dayRows = (view: InsightsView): string[][] =>
  view.days.map(({ day, revenue, orders, opened }) => [day, revenue, orders, opened]);

/** A figure is none of those texts, also below zero. */
const FIGURE = /^-?[\d.,]+$/;

function toLine(cells: string[]): string {
  return cells
    .map((cell) => (FIGURE.test(cell) ? cell : guardFormula(cell)))
    .map((cell) => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
