import type { z } from 'zod';
import type { Fault, faultSchema } from '#sandbox/faults/fault-plan.ts';

/** Where a fault is planned. */
export type Simulator = 'stripe' | 'shopify' | 'agent';
export type PlannedFault = z.input<typeof faultSchema>;

/** They stay until all is healed. */
const ALWAYS = 1_000_000_000;
/** What can go wrong with one call, and how often of a hundred. */
const ON_EFFECTS: [Fault['kind'], number, Partial<PlannedFault>?][] = [
  ['drop_reply', 3],
  ['drop_request', 2],
  ['error_before', 2],
  ['error_after', 3, { status: 503 }],
  ['throttled', 2],
  ['latency', 4, { delayMs: 900 }],
];
const EFFECTS = {
  stripe: [
    'paymentIntents.create',
    'paymentIntents.capture',
    'paymentIntents.cancel',
    'paymentIntents.retrieve',
    'refunds.create',
  ],
  shopify: ['orderCreate', 'orderCancel', 'orderByIdentifier', 'draftOrder', 'orderUpdate'],
  agent: ['order_'],
} as const;

/** The faults of a whole run: each kind on each operation that matters, and Stripe's own 500 that is kept for ever. */
export function planFaults(): Record<Simulator, PlannedFault[]> {
  const of = (operations: readonly string[]): PlannedFault[] =>
    operations.flatMap((operation) =>
      ON_EFFECTS.map(([kind, percent, more]) => ({
        kind,
        operation,
        probability: percent / 100,
        times: ALWAYS,
        ...more,
      })),
    );
  return {
    stripe: [
      ...of(EFFECTS.stripe),
      { kind: 'error_after', status: 500, operation: 'paymentIntents.', probability: 0.02, times: ALWAYS },
    ],
    shopify: of(EFFECTS.shopify),
    agent: of(EFFECTS.agent),
  };
}
