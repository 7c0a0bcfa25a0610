import { z } from 'zod';
import { translateTestEvent } from '#app/acp/events/translate-event.ts';
import { checkEventEndpoint } from '#app/agents/check-event-endpoint.server.ts';
import { findOrderByName } from '#app/orders/find-order-by-name.server.ts';
import { replayEvents } from '#app/orders/events/replay-events.server.ts';
import { command } from '../command.ts';

const FLAG = z.enum(['yes', 'no']).transform((word) => word === 'yes');

/** Commands on order events. */
export const eventCommands = {
  'test-event-endpoint': command({
    usage: {
      options: '--agent ID [--send yes]',
      does: "looks whether an agent's event URL can be reached; with --send, whether it knows the signature, by a signed request that is no order event",
    },
    options: z.object({ agent: z.string(), send: FLAG.optional() }),
    run: (scope, { agent, send }) => checkEventEndpoint(scope, agent, send ? translateTestEvent : undefined),
  }),
  'replay-events': command({
    usage: {
      options: '--event ID | --order NAME | --agent ID | --all yes\n[--since TIME] [--dead yes]',
      does: 'sends order events again, in order, with the ids they had; --dead: only those that were given up',
    },
    options: z.object({
      event: z.string().optional(),
      order: z.string().optional(),
      agent: z.string().optional(),
      all: FLAG.optional(),
      since: z.iso
        .datetime({ offset: true, error: 'a time such as 2026-11-20T12:00:00Z' })
        .transform((time) => new Date(time))
        .optional(),
      dead: FLAG.optional(),
    }),
    run: async (scope, { event, order, agent, all, since, dead }) => {
      // All events of a shop are sent again only if somebody says so.
      if (!event && !order && !agent && !all && !dead)
        throw new Error('--event, --order, --agent, --dead yes or --all yes says which events.');
      return replayEvents(scope, {
        eventId: event,
        orderId: order && (await findOrderByName(scope, order)),
        connectionId: agent,
        since,
        deadOnly: dead,
      });
    },
  }),
};
