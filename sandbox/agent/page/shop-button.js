/* global EventSource */
import { h, link, release, say, settle, thinking } from './dom.js';
import { showOrder } from './order-card.js';
import { step } from './session-parts.js';

const OPEN = ['not_ready_for_payment', 'ready_for_payment', 'requires_escalation'];

/** The way into the shop's own checkout, with the same cart; null where there is nothing left to buy. */
export function shopButton(session) {
  if (!session.continue_url || !OPEN.includes(session.status)) return null;
  const button = link(session.continue_url, 'Continue in the shop');
  button.className = 'shop';
  button.addEventListener('click', () => waitForOrder(session, button.closest('.card')), { once: true });
  return button;
}

/** The shop's signed event is how the agent learns that the buyer has paid there. */
function waitForOrder(session, card) {
  settle(card);
  say('me', 'I will pay in the shop.');
  const busy = thinking('Waiting until you have paid in the shop');
  const events = new EventSource(`/api/checkouts/${encodeURIComponent(session.id)}/events`);
  const stop = () => {
    events.close();
    busy.done();
    back.remove();
  };
  const back = say(
    'agent',
    h(
      'button',
      {
        class: 'quiet',
        type: 'button',
        onclick: () => {
          stop();
          release(card);
        },
      },
      'I have changed my mind',
    ),
  );
  events.addEventListener(
    'order',
    async (message) => {
      stop();
      const done = await step(`/api/checkouts/${session.id}/refresh`, {}, 'Asking the seller');
      // What the buyer chose in the shop may cost something else than the cart they left with.
      const { totals } = JSON.parse(message.data).order;
      if (done?.order) say('agent', showOrder({ ...done, totals: totals ?? done.totals }));
    },
    { once: true },
  );
}
