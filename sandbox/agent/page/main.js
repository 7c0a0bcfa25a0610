/* global document, window */
import { call, h, say, sayProblem, setStorefront, thinking } from './dom.js';
import { startCheckout } from './checkout.js';
import { showProducts } from './products.js';
import { setUpWire } from './wire.js';

const composer = document.getElementById('composer');
const status = document.getElementById('status');

async function search(query) {
  const busy = thinking('Looking through the catalogue');
  const reply = await call(`/api/products?q=${encodeURIComponent(query)}`);
  busy.done();
  if (reply.problem) return sayProblem(reply.problem);
  if (reply.products.length === 0) {
    return say(
      'agent',
      h('p', {}, `I found nothing for “${query}”. Try another word, or leave it empty to see all.`),
    );
  }
  const { found, products } = reply;
  const fits = found === 1 ? 'One product fits' : `${found} products fit`;
  const words = query ? `${fits} “${query}”` : 'Here is what the shop sells';
  const more = found > products.length ? ` (the first ${products.length} of ${found}; search for more)` : '';
  say('agent', h('p', {}, `${words}${more}:`), showProducts(products, startCheckout));
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = composer.elements.q;
  const query = input.value.trim();
  say('me', query || 'Show me everything.');
  input.value = '';
  void search(query);
});

async function greet() {
  const reply = await call('/api/status?fresh=1');
  setStorefront(reply.storefront ?? null);
  if (reply.problem) {
    status.textContent = 'Not connected';
    sayProblem(reply.problem);
    const again = () => window.location.reload();
    return say('agent', h('button', { class: 'primary', type: 'button', onclick: again }, 'Try again'));
  }
  const seller = reply.sellerName ?? 'a shop';
  status.textContent = `${seller} · ${reply.feed.items} items · ACP ${reply.apiVersion}`;
  status.classList.add('on');
  status.title = reply.schemaChecked
    ? 'Every reply of the seller is checked against the official ACP schema.'
    : 'The official ACP schema is not on this machine, so replies are not checked.';
  say(
    'agent',
    h(
      'p',
      {},
      `Hello! I can buy from ${seller} for you: I find it, the shop prices it, you pay with a test card.`,
    ),
    h('p', { class: 'soft' }, 'Search below, or start with one of these.'),
  );
  await search('');
}

setUpWire();
void greet();
