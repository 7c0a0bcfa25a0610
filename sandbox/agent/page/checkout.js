import { addressForm } from './address-form.js';
import { h, money, release, say, settle } from './dom.js';
import { notes, step, totalsTable } from './session-parts.js';

/** Opens a checkout for one variant and leads the buyer through it. */
export async function startCheckout(variant, quantity, card) {
  say('me', `I'll take ${quantity === 1 ? 'the' : `${quantity} ×`} ${variant.title}.`);
  settle(card);
  const session = await step(
    '/api/checkouts',
    { itemId: variant.itemId, quantity },
    'Opening a checkout at the seller',
  );
  if (!session) return release(card);
  say(
    'agent',
    h('p', {}, 'Here is your cart. The seller needs an address for shipping and tax.'),
    cartCard(session),
  );
  say('agent', addressForm(session));
}

function cartCard(session) {
  const lines = session.line_items.map((line) =>
    h(
      'tr',
      {},
      h('td', {}, `${line.quantity} × ${line.name ?? line.item.id}`),
      h(
        'td',
        {},
        line.unit_amount === undefined ? '' : money(line.unit_amount * line.quantity, session.currency),
      ),
    ),
  );
  return h(
    'div',
    { class: 'card' },
    h('table', { class: 'totals' }, h('tbody', {}, ...lines)),
    totalsTable(session),
    notes(session),
  );
}
