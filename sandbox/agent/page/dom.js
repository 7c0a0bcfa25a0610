/* global document, fetch */

/**
 * Makes an element. Text always becomes a text node, so nothing a seller or a feed says is ever read as HTML.
 * `props` are DOM properties, except `class`, `on…` listeners, and `aria-`/`data-`/`role` attributes.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (/^(aria-|data-|role$|for$)/.test(name)) element.setAttribute(name, value);
    else if (name === 'class') element.className = value;
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

let storefront = null;

/** Where the pages of a simulated shop really are, `{shopUrl, url}`; null for a shop that is on the web. */
export function setStorefront(of) {
  storefront = of;
}

function reachable(url) {
  return storefront && url.startsWith(`${storefront.shopUrl}/`)
    ? storefront.url + url.slice(storefront.shopUrl.length)
    : url;
}

/** A link that only ever points at the web: a `javascript:` address becomes plain text. */
export function link(url, text) {
  if (!/^https?:\/\//i.test(url ?? '')) return h('span', {}, text);
  return h('a', { href: reachable(url), target: '_blank', rel: 'noreferrer' }, text);
}

/** Minor units as money in the reader's language: 4800, 'usd' → $48.00. */
export function money(amount, currency) {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** A product picture, or a tile with its first letter where the picture does not load. */
export function picture(url, title) {
  const tile = h('div', { class: 'picture', 'data-letter': (title.trim()[0] ?? '?').toUpperCase() });
  if (/^https?:\/\//i.test(url ?? '')) {
    const image = h('img', { src: url, alt: '', loading: 'lazy', onerror: () => image.remove() });
    tile.append(image);
  }
  return tile;
}

/** Calls the agent's own endpoint. The reply is `{session?, problem?, wire?}` whatever its status. */
export async function call(path, body) {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return await response.json();
  } catch (error) {
    return { problem: { title: 'The agent does not answer', detail: String(error) }, wire: [] };
  }
}

const chat = document.getElementById('chat');

/** Adds one message to the chat and scrolls to it, once the buyer has said something. */
export function say(who, ...content) {
  const message = h('article', { class: `message ${who}` }, h('div', { class: 'body' }, ...content));
  chat.append(message);
  const fits = message.offsetHeight < chat.clientHeight;
  const answered = chat.querySelector('.me, .detail');
  if (answered) message.scrollIntoView({ behavior: 'smooth', block: fits ? 'nearest' : 'start' });
  return message;
}

/** A problem in words, as the agent's message. */
export function sayProblem(problem) {
  return say(
    'agent',
    h('div', { class: 'notice bad' }, h('strong', {}, problem.title), h('p', {}, problem.detail)),
  );
}

/** Shows that the agent is at work until `done` is called. */
export function thinking(text) {
  const message = say('agent', h('p', { class: 'thinking' }, h('i'), h('i'), h('i'), h('span', {}, text)));
  return { done: () => message.remove() };
}

/** Freezes a card whose question has been answered. */
export function settle(card) {
  card.classList.add('settled');
  for (const control of card.querySelectorAll('button, input, select')) control.disabled = true;
}

/** Undoes `settle` after a step that failed. */
export function release(card) {
  card.classList.remove('settled');
  for (const control of card.querySelectorAll('button, input, select')) control.disabled = false;
}
