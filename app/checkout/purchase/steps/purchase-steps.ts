import type { OpenStep } from '../purchase-record.ts';
import { setAsideStep } from '../../platform-order/set-aside-step.server.ts';
import { authenticateStep } from './authenticate-step.server.ts';
import { authorizeStep } from './authorize-step.server.ts';
import { captureStep } from './capture-step.server.ts';
import { compensateStep } from './compensate-step.server.ts';
import { holdStep } from './hold-step.server.ts';
import { orderStep } from './order-step.server.ts';
import type { Step } from './step.ts';

interface StepPlan {
  run: Step;
  /** The calls that change something outside, or whose answer decides: GraphQL root fields, methods of Stripe's client. */
  calls: readonly string[];
  /** How whoever resumes here finds out what has happened already. */
  resumed: string;
  /** What undoes it, if a later step cannot be done. */
  undoneBy: string;
}

/**
 * What a purchase does, in order, at each of its recovery points. Before the first, `completeSession` only reads:
 * price, shipping, tax and stock (`draftOrderCalculate`) and the token (`sharedPayment.grantedTokens.retrieve`), so
 * that nothing is to be undone when one of them says no. After the last stand `completed` (stored with order, session
 * and event) and `refused` (stored with the session open again). tests/chaos fails every call of every step in every
 * way there is.
 */
export const PURCHASE_STEPS: Record<OpenStep, StepPlan> = {
  holding_stock: {
    run: holdStep,
    calls: ['draftOrderCreate'],
    resumed: 'looks for the draft order by its tag',
    undoneBy: 'draftOrderDelete; else it ends by itself',
  },
  authorizing: {
    run: authorizeStep,
    calls: ['paymentIntents.create'],
    resumed: 'repeats with the same idempotency key; else looks the payment up by its metadata',
    undoneBy: 'paymentIntents.cancel',
  },
  authenticating: {
    run: authenticateStep,
    calls: ['paymentIntents.retrieve'],
    resumed: 'reads the payment',
    undoneBy: 'paymentIntents.cancel',
  },
  creating_order: {
    run: orderStep,
    calls: ['orderCreate'],
    resumed: 'looks the order up by its unique metafield',
    undoneBy: 'orderCancel',
  },
  capturing: {
    run: captureStep,
    calls: ['paymentIntents.capture'],
    resumed: 'repeats with the same idempotency key; else reads the payment',
    undoneBy: 'refunds.create',
  },
  compensating: {
    run: compensateStep,
    calls: ['orderCancel', 'paymentIntents.cancel', 'refunds.create', 'draftOrderDelete'],
    resumed: 'undoes everything once more: each part may be repeated',
    undoneBy: 'nothing: it is the way back',
  },
  setting_aside: {
    run: setAsideStep,
    calls: ['orderCancel'],
    resumed: 'cancels once more',
    undoneBy: 'nothing: staff retry or reject',
  },
};
