import { h, release, say, settle } from './dom.js';
import { paymentCard } from './payment-card.js';
import { cancelButton, notes, step } from './session-parts.js';

const BUYER = { name: 'Jamie Rivera', email: 'jamie.rivera@example.com', phone: '+14155550132' };
/** An example address for each country the demo shop ships to. */
const EXAMPLES = {
  US: {
    line_one: '555 Golden Gate Avenue',
    line_two: 'Apt 401',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94102',
  },
  CA: {
    line_one: '290 Bremner Boulevard',
    line_two: '',
    city: 'Toronto',
    state: 'ON',
    postal_code: 'M5V 3L9',
  },
  GB: { line_one: '20 Deans Yard', line_two: '', city: 'London', state: '', postal_code: 'SW1P 3PA' },
  DE: { line_one: 'Invalidenstraße 43', line_two: '', city: 'Berlin', state: '', postal_code: '10115' },
};

/** Asks who buys and where it goes. */
export function addressForm(session) {
  const field = (name, label, extra = {}) =>
    h(
      'label',
      { class: extra.size ?? '' },
      h('span', {}, label),
      h('input', {
        name,
        required: !extra.optional,
        value: { ...BUYER, ...EXAMPLES.US }[name],
        type: extra.type ?? 'text',
      }),
    );
  const country = h(
    'label',
    { class: 'half' },
    h('span', {}, 'Country'),
    h(
      'select',
      { name: 'country', onchange: showExample },
      ...Object.keys(EXAMPLES).map((code) => h('option', { value: code }, code)),
    ),
  );
  return h(
    'form',
    { class: 'card form', onsubmit: (event) => submitAddress(event, session.id) },
    h('h3', {}, 'Where should it go?'),
    h(
      'div',
      { class: 'fields' },
      field('name', 'Full name'),
      field('email', 'Email', { type: 'email' }),
      field('line_one', 'Address', { size: 'wide' }),
      field('line_two', 'Apartment, suite (optional)', { optional: true, size: 'wide' }),
      field('city', 'City', { size: 'half' }),
      field('state', 'State or region', { optional: true, size: 'half' }),
      field('postal_code', 'Postal code', { size: 'half' }),
      country,
      field('phone', 'Phone (optional)', { type: 'tel', optional: true, size: 'wide' }),
    ),
    h(
      'div',
      { class: 'row' },
      h('button', { class: 'primary', type: 'submit' }, 'Use this address'),
      cancelButton(session.id),
    ),
  );
}

/** Fills in the example address of the chosen country. */
function showExample(event) {
  const { form, value } = event.currentTarget;
  for (const [name, text] of Object.entries(EXAMPLES[value])) form.elements[name].value = text;
}

async function submitAddress(event, id) {
  event.preventDefault();
  const form = event.currentTarget;
  const values = Object.fromEntries(
    [...form.querySelectorAll('[name]')].map((input) => [input.name, input.value.trim()]),
  );
  const [first, ...rest] = values.name.split(/\s+/);
  const body = {
    buyer: {
      first_name: first,
      last_name: rest.join(' ') || first,
      email: values.email,
      ...(values.phone ? { phone_number: values.phone } : {}),
    },
    address: {
      name: values.name,
      line_one: values.line_one,
      ...(values.line_two ? { line_two: values.line_two } : {}),
      city: values.city,
      state: values.state,
      country: values.country,
      postal_code: values.postal_code,
    },
  };
  settle(form);
  say(
    'me',
    `Send it to ${values.name}, ${values.line_one}, ${values.city} ${values.state} ${values.postal_code}, ${values.country}.`,
  );
  const session = await step(`/api/checkouts/${id}/address`, body, 'Asking for shipping and tax');
  if (!session) return release(form);
  if (session.status === 'not_ready_for_payment') {
    release(form);
    return say(
      'agent',
      h('p', {}, 'The seller cannot sell this to that address yet:'),
      h('div', { class: 'card' }, notes(session)),
    );
  }
  form.closest('.message').remove();
  say('agent', paymentCard(session));
}
