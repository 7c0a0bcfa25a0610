/** The instant "now". Injectable so that expiry, retries and signatures can be tested without waiting. */
export type Clock = () => Date;

/** The machine's clock. */
export const systemClock: Clock = () => new Date();

/** Adds seconds to an instant and returns a new Date. */
export function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
