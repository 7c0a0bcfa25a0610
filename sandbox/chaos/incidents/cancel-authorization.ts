import type { World } from '../world/start-world.ts';

/**
 * The merchant cancels a payment in Stripe's dashboard, while the app makes its order: the capture will be refused
 * for good, and the order has to go. Returns whether there was one to cancel.
 */
export async function cancelAuthorization({ stripe, shops }: World, sessionId: string): Promise<boolean> {
  const intent = stripe.state.paymentIntents.find(
    ({ metadata, status }) => metadata.checkout_session_id === sessionId && status === 'requires_capture',
  );
  const merchant = shops.find((shop) => shop.merchant.id === intent?.account)?.merchant;
  if (!intent || !merchant) return false;
  const reply = await fetch(`${stripe.url}/v1/payment_intents/${intent.id}/cancel`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${merchant.secretKey}` },
  }).catch(() => null);
  await reply?.body?.cancel();
  return reply?.ok ?? false;
}
