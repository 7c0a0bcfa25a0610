import { json, type ActionFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/kernel/app-error.ts';
import { replayEvents } from '#app/orders/events/replay-events.server.ts';
import { openShop } from '#app/shops/open-shop.server.ts';

/**
 * Sends an order's events to its agent again: the one that `eventId` names, or all.
 * @throws Response 404 for an order or event that is not this shop's, 405 for anything but POST.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const scope = await openShop(request);
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'POST' } });
  const eventId = (await request.formData()).get('eventId');
  const selection = typeof eventId === 'string' && eventId !== '' ? { eventId } : {};
  try {
    const { events } = await replayEvents(scope, { orderId: params.orderId!, ...selection });
    return json({ events, problem: events > 0 ? null : 'There is no event to send.' });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw new Response(null, { status: 404 });
    throw error;
  }
}
