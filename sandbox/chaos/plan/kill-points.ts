import type { KillPoint } from './plan-incidents.ts';

/** Where money, orders or words leave the app. Names as the simulators' faults know them. */
const EFFECTS = {
  stripe: ['paymentIntents.create', 'paymentIntents.capture', 'paymentIntents.cancel', 'refunds.create'],
  shopify: ['draftOrderCreate', 'orderCreate', 'orderCancel', 'draftOrderDelete'],
  agent: ['order_create', 'order_update'],
} as const;

/** The recovery points of a purchase (app/checkout/purchase/purchase-record.ts), but for those that only staff lead on from. */
const STEPS = [
  'holding_stock',
  'authorizing',
  'authenticating',
  'creating_order',
  'capturing',
  'compensating',
  'completed',
  'refused',
] as const;

/** Few purchases come by these: what is armed first finds somebody in time. */
const RARE: readonly string[] = [
  'paymentIntents.cancel',
  'refunds.create',
  'orderCancel',
  'draftOrderDelete',
  'draftOrderCreate',
  'order_update',
  'authenticating',
  'compensating',
  'refused',
];

/** Which simulator an effect happens in. */
export function simulatorOf(effect: string): keyof typeof EFFECTS {
  for (const [simulator, effects] of Object.entries(EFFECTS))
    if ((effects as readonly string[]).includes(effect)) return simulator as keyof typeof EFFECTS;
  throw new Error(`${effect} is no effect that a process is killed at`);
}

/** Before and after each effect, and right after each recovery point is durable. */
export const KILL_POINTS: readonly KillPoint[] = [
  ...Object.values(EFFECTS)
    .flat()
    .flatMap((effect) => [
      { moment: 'before' as const, effect },
      { moment: 'after' as const, effect },
    ]),
  ...STEPS.map((step) => ({ moment: 'reached' as const, step })),
];

/** Whether it takes a rare kind of purchase to come by. */
export const isRare = (point: KillPoint): boolean =>
  RARE.includes('effect' in point ? point.effect : point.step);
