import { h, link, money, say, settle } from './dom.js';
import { showOrder } from './order-card.js';
import { cancelButton, notes, step, totalsTable } from './session-parts.js';
import { shopButton } from './shop-button.js';

const CARDS = [
  ['pm_card_visa', 'Visa •••• 4242 — works'],
  ['pm_card_chargeDeclined', 'Visa •••• 0002 — declined'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'Visa •••• 9995 — insufficient funds'],
  ['pm_card_authenticationRequired', 'Visa •••• 3184 — asks to be confirmed'],
];
const LINK_NAMES = {
  terms_of_use: 'Terms',
  privacy_policy: 'Privacy',
  return_policy: 'Returns',
  shipping_policy: 'Shipping',
};

/** A seller that takes no payment from agents. */
const takesNone = (session) => session.status === 'requires_escalation';

/** Delivery options, totals and the pay button of a session. Each answer of the seller gets a new card. */
export function paymentCard(session) {
  const total = session.totals.find((part) => part.type === 'total');
  const label = `Pay ${total ? money(total.amount, session.currency) : ''}`;
  const options = session.fulfillment_options.map((option) => deliveryOption(option, session));
  const cards = CARDS.map(([value, text]) => h('option', { value }, text));
  return h(
    'form',
    { class: 'card form', onsubmit: (event) => pay(event, session) },
    options.length > 0
      ? h('fieldset', { class: 'choices column' }, h('legend', {}, 'Delivery'), ...options)
      : null,
    totalsTable(session),
    notes(session),
    takesNone(session)
      ? h('p', { class: 'notice good' }, 'This shop takes the payment itself.')
      : h('label', { class: 'ask' }, h('span', {}, 'Pay with'), h('select', { name: 'card' }, ...cards)),
    h(
      'div',
      { class: 'row' },
      takesNone(session) ? null : payButton(session, label),
      shopButton(session),
      cancelButton(session.id),
    ),
    legalLinks(session),
  );
}

function payButton({ status }, label) {
  return h('button', { class: 'primary', type: 'submit', disabled: status !== 'ready_for_payment' }, label);
}

function deliveryOption(option, session) {
  const selected = (session.selected_fulfillment_options ?? []).some((one) => one.option_id === option.id);
  const cost = option.totals.find((total) => total.type === 'total') ?? option.totals[0];
  const price = cost?.amount === 0 ? 'Free' : cost ? money(cost.amount, session.currency) : '';
  const choose = async (event) => {
    // Only the newest totals may be paid, so the card with the old ones goes.
    event.currentTarget.closest('.message').remove();
    say('me', `${option.title}, please.`);
    const path = `/api/checkouts/${session.id}/option`;
    const updated = await step(path, { optionId: option.id }, 'Recalculating');
    say('agent', paymentCard(updated ?? session));
  };
  return h(
    'label',
    { class: 'choice tall' },
    h('input', { type: 'radio', name: 'option', checked: selected, onchange: choose }),
    h('span', {}, h('b', {}, option.title), h('small', {}, option.description ?? '')),
    h('span', { class: 'price' }, price),
  );
}

async function pay(event, session) {
  event.preventDefault();
  const card = event.currentTarget;
  const paymentMethod = card.elements.card.value;
  settle(card);
  say('me', `Pay with ${CARDS.find(([value]) => value === paymentMethod)[1].split(' — ')[0]}.`);
  const note = 'Making a payment token and placing the order';
  showPaid(session, await step(`/api/checkouts/${session.id}/pay`, { paymentMethod }, note));
}

/** What became of a payment: the order, a challenge of the card's issuer, or the reason why there is neither. */
function showPaid(session, paid) {
  if (paid?.status === 'authentication_required') return say('agent', challenge(paid));
  if (paid?.order) return say('agent', showOrder(paid));
  if (paid) {
    const why =
      paid.status === 'ready_for_payment' ? '' : `: the checkout is ${paid.status.replaceAll('_', ' ')}`;
    const title = h('strong', {}, `The payment did not go through${why}`);
    say('agent', h('div', { class: 'notice bad' }, title, notes(paid)));
  }
  say('agent', paymentCard({ ...(paid ?? session), messages: [] }));
}

/** Stands for the page of the card's issuer, which an agent shows the buyer in the middle of a payment. */
function challenge(session) {
  const answer = (text, outcome) =>
    h(
      'button',
      {
        type: 'button',
        class: outcome === 'succeeded' ? 'primary' : '',
        onclick: async (event) => {
          settle(event.currentTarget.closest('.card'));
          say('me', text);
          const path = `/api/checkouts/${session.id}/authenticate`;
          showPaid(session, await step(path, { outcome }, 'Telling the seller'));
        },
      },
      text,
    );
  return h(
    'div',
    { class: 'card form' },
    h('p', {}, h('strong', {}, 'Your bank wants to make sure that it is you.')),
    notes(session),
    h('div', { class: 'row' }, answer('Confirm', 'succeeded'), answer('Refuse', 'failed')),
  );
}

function legalLinks(session) {
  const links = session.links.map((one) => link(one.url, one.title ?? LINK_NAMES[one.type] ?? one.type));
  return links.length === 0 ? null : h('p', { class: 'legal' }, ...links);
}
