import { z } from 'zod';

/**
 * One planned misbehaviour of a simulator.
 * - `latency`: wait `delayMs`, then work normally
 * - `throttled`: refuse as the real service does when it rate-limits
 * - `error_before`: answer `status` (5xx) without doing anything
 * - `error_after`: do the work, then answer `status` (5xx): the classic unknown outcome
 * - `drop_request`: cut the connection before doing anything
 * - `drop_reply`: do the work, then cut the connection
 * - `token_revoked`: answer as if the caller's credential had been revoked
 * - `kill_before`: kill the calling process before doing anything
 * - `kill_after`: do the work, then kill the calling process instead of answering
 */
export const faultSchema = z.object({
  kind: z.enum([
    'latency',
    'throttled',
    'error_before',
    'error_after',
    'drop_request',
    'drop_reply',
    'token_revoked',
    'kill_before',
    'kill_after',
  ]),
  /** Only calls whose operation (GraphQL root field such as `orderCreate`, or `POST /v1/payment_intents`) contains this text. */
  operation: z.string().optional(),
  /** How many calls it hits; it is used up after that. */
  times: z.number().int().positive().default(1),
  /** Chance that a matching call is hit. */
  probability: z.number().min(0).max(1).default(1),
  delayMs: z.number().int().nonnegative().default(0),
  status: z.number().int().min(500).max(599).default(503),
});
export type Fault = z.infer<typeof faultSchema>;

/** The faults still to happen on one simulator. `random` is injectable so that a seeded run repeats exactly. */
export class FaultPlan {
  private planned: Fault[] = [];
  /** How often each kind has hit. */
  readonly counts: Partial<Record<Fault['kind'], number>> = {};
  /**
   * Kills the process that called by this port of the simulator (null: the simulator cannot tell). Whoever plans
   * `kill_before` or `kill_after` sets it; until then they only cut the connection.
   */
  kill: (fault: Fault, port: number | null) => void = () => undefined;

  constructor(private readonly random: () => number = Math.random) {}

  add(input: z.input<typeof faultSchema>): Fault {
    const fault = faultSchema.parse(input);
    this.planned.push(fault);
    return fault;
  }

  list(): Fault[] {
    return this.planned.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.planned = [];
  }

  /** Takes the first fault that hits a call of one of these operation names, counting it down. */
  take(operations: string[]): Fault | null {
    for (const fault of this.planned) {
      if (fault.operation && !operations.some((name) => name.includes(fault.operation!))) continue;
      if (this.random() >= fault.probability) continue;
      fault.times -= 1;
      if (fault.times === 0) this.planned = this.planned.filter((other) => other !== fault);
      this.counts[fault.kind] = (this.counts[fault.kind] ?? 0) + 1;
      return { ...fault };
    }
    return null;
  }
}
