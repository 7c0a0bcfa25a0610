/* global document */
import { h } from './dom.js';

const panel = document.getElementById('wire');
const list = document.getElementById('wire-list');
const count = document.getElementById('wire-count');
const toggle = document.getElementById('wire-toggle');

/** Lets the two buttons open and close the drawer. */
export function setUpWire() {
  const show = (open) => {
    panel.hidden = !open;
    document.body.classList.toggle('wired', open);
    toggle.setAttribute('aria-expanded', String(open));
  };
  toggle.addEventListener('click', () => show(panel.hidden));
  document.getElementById('wire-close').addEventListener('click', () => show(false));
}

/** Adds exchanges to the drawer, oldest first. */
export function addWire(exchanges) {
  list.append(...exchanges.map(entry));
  count.textContent = String(list.children.length);
  count.hidden = list.children.length === 0;
  document.getElementById('wire-empty').hidden = list.children.length > 0;
  list.lastElementChild?.scrollIntoView({ block: 'nearest' });
}

function entry(exchange) {
  const { pathname } = new URL(exchange.url, document.baseURI);
  const good = exchange.status < 400 && exchange.problems.length === 0;
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        h(
          'span',
          {
            class: `way ${exchange.incoming ? 'in' : 'out'}`,
            'aria-label': exchange.incoming ? 'received' : 'sent',
          },
          exchange.incoming ? '←' : '→',
        ),
        h('span', { class: 'verb' }, exchange.method),
        h('span', { class: 'path' }, h('bdi', {}, pathname)),
        h('span', { class: `pill ${good ? 'good' : 'bad'}` }, String(exchange.status)),
      ),
      h(
        'p',
        { class: 'fine' },
        [
          new Date(exchange.at).toLocaleTimeString('en-US'),
          exchange.durationMs === null ? null : `${exchange.durationMs} ms`,
          exchange.checkedAs
            ? `${exchange.problems.length === 0 ? 'valid' : 'NOT a valid'} ACP ${exchange.checkedAs}`
            : null,
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      part('Request', exchange.requestHeaders, exchange.requestBody),
      part('Reply', exchange.responseHeaders, exchange.responseBody),
    ),
  );
}

function part(title, headers, body) {
  const lines = Object.entries(headers).map(([name, value]) =>
    h('div', {}, h('b', {}, `${name}: `), String(value)),
  );
  return h(
    'section',
    {},
    h('h4', {}, title),
    lines.length > 0 ? h('div', { class: 'headers' }, ...lines) : null,
    body === null ? null : h('pre', {}, ...coloured(JSON.stringify(body, null, 2))),
  );
}

/** JSON text as text nodes and spans: keys, strings and other values in their own colours. */
function coloured(json) {
  const parts = [];
  let end = 0;
  for (const match of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null|-?\d+(?:\.\d+)?)\b/g)) {
    parts.push(json.slice(end, match.index));
    const kind = match[2] ? 'key' : match[1] ? 'string' : 'value';
    parts.push(h('span', { class: kind }, match[1] ?? match[0]));
    end = match.index + (match[1] ?? match[0]).length;
  }
  return [...parts, json.slice(end)];
}
