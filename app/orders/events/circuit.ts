import { addSeconds } from '#app/kernel/clock.ts';
import { askedPause } from './retry-schedule.ts';

/** So many failures in a row, of any orders, open an endpoint's circuit. */
export const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 3600;

/** What is known of an endpoint. */
export interface Circuit {
  /** In a row. */
  failures: number;
  failingSince: Date | null;
  /** Open: until then nothing is sent, and then one event of one order, `probeOrderId`. */
  openUntil: Date | null;
  probeOrderId: string | null;
}

export const CLOSED: Circuit = { failures: 0, failingSince: null, openUntil: null, probeOrderId: null };

/** Whether an order's events may go out. While the circuit is open, those of one order may, each time a pause is over. */
export function maySend(circuit: Circuit, orderId: string): boolean {
  return circuit.openUntil === null || circuit.probeOrderId === orderId;
}

/**
 * The circuit after one more failure of `orderId`. It opens after five in a row, or at once where the endpoint asks for
 * a pause; the pauses grow from 30 s to an hour, half of each by chance so that endpoints of one host are not asked all at
 * once. What was under way when it opened counts, but does not move the pause.
 * @param random from 0 to below 1
 */
export function afterFailure(
  circuit: Circuit,
  { orderId, retryAfterSeconds }: { orderId: string; retryAfterSeconds: number | null },
  now: Date,
  random: () => number,
): Circuit {
  const failed = {
    ...circuit,
    failures: circuit.failures + 1,
    failingSince: circuit.failingSince ?? now,
  };
  if (!maySend(circuit, orderId)) return failed;
  const asked = askedPause(retryAfterSeconds);
  if (failed.failures < FAILURES_TO_OPEN && asked === 0) return failed;
  const doublings = Math.max(0, failed.failures - FAILURES_TO_OPEN);
  const longest = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** doublings);
  const pause = longest * (0.5 + random() / 2);
  return { ...failed, openUntil: addSeconds(now, Math.max(pause, asked)), probeOrderId: orderId };
}
