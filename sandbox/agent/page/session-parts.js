import { call, h, money, say, sayProblem, settle, thinking } from './dom.js';
import { addWire } from './wire.js';

/** Runs one step at the seller with a note in the chat meanwhile; null when it failed and the chat says why. */
export async function step(path, body, note) {
  const busy = thinking(note);
  const reply = await call(path, body);
  busy.done();
  addWire(reply.wire ?? []);
  if (reply.problem) sayProblem(reply.problem);
  return reply.problem ? null : reply.session;
}

/** The totals as the seller lists them. */
export function totalsTable(session) {
  const rows = session.totals.map((total) =>
    h(
      'tr',
      { class: total.type },
      h('td', {}, total.display_text),
      h('td', {}, money(total.amount, session.currency)),
    ),
  );
  return h('table', { class: 'totals' }, h('tbody', {}, ...rows));
}

/** The seller's own words: hints and errors of the session. */
export function notes(session) {
  return session.messages.length === 0
    ? null
    : h(
        'ul',
        { class: 'notes' },
        ...session.messages.map((message) => h('li', { class: message.type }, message.content)),
      );
}

/** Gives the checkout up. */
export function cancelButton(id) {
  return h(
    'button',
    {
      class: 'quiet',
      type: 'button',
      onclick: async (event) => {
        const card = event.currentTarget.closest('.card');
        settle(card);
        say('me', 'Never mind.');
        const session = await step(`/api/checkouts/${id}/cancel`, {}, 'Canceling the checkout');
        if (session) say('agent', h('p', {}, 'The checkout is canceled. Nothing was charged.'));
      },
    },
    'Cancel',
  );
}
