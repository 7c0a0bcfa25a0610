import { cancelIntent } from '#sandbox/stripe/payments/cancel-intent.ts';
import type { World } from '../world/start-world.ts';

/**
 * The merchant cancels a payment in Stripe's dashboard, while the app makes its order: the capture will be refused
 * for good, and the order has to go. Returns whether there was one to cancel.
 */
export function cancelAuthorization({ stripe: { state, webhooks } }: World, sessionId: string): boolean {
  const intent = state.paymentIntents.find(
    ({ metadata, status }) => metadata.checkout_session_id === sessionId && status === 'requires_capture',
  );
  const account = intent && state.accounts.get(intent.account);
  if (!account) return false;
  const emit = webhooks.emitter(account.id, null, null);
  cancelIntent({ state, account, emit }, intent, 'requested_by_customer');
  return true;
}
