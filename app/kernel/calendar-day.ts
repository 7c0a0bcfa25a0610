/** When a day of a calendar begins. @param day `2026-11-20` @param timeZone IANA name */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`);
  // The offset of that place around then; asked twice, for a day on which clocks change.
  const once = new Date(midnight.getTime() - offsetOf(midnight, timeZone));
  return new Date(midnight.getTime() - offsetOf(once, timeZone));
}

/** The day after: `2026-11-21`. */
export const nextDay = (day: string): string => addDays(day, 1);

/** Milliseconds that a place's clocks are ahead of UTC. */
function offsetOf(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const),
    timeZone,
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)!.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

/** The day that it is at a place: `2026-11-20`. */
export function dayOf(instant: Date, timeZone: string): string {
  // The Swedish way to write a day is ISO 8601's.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(instant);
}

/** The day that is so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days from one to the other, both included. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}
