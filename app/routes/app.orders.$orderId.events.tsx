import { json, type ActionFunctionArgs } from '@remix-run/node';
import { readForm } from '#app/components/read-form.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { replayEvents } from '#app/orders/events/replay-events.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/**
 * Sends an order's events to its agent again: the one that `eventId` names, or all.
 * @throws Response 404 for an order or event that is not this shop's, 405 for anything but POST.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'orders.write');
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'POST' } });
  const eventId = (await readForm(request)).get('eventId');
  const selection = typeof eventId === 'string' && eventId !== '' ? { eventId } : {};
  try {
    const { events } = await replayEvents(scope, { orderId: params.orderId!, ...selection });
    return json({ events, problem: events > 0 ? null : reader.t('orders.events.nothing') });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw new Response(null, { status: 404 });
    throw error;
  }
}
