import { CHANNEL, readEnvelope, type ActionButton, type AdminMessage, type AppMessage } from '../messages.ts';
import { hideToast, showToast } from './toast-list.ts';

const STORE_PATH = '/admin/store/demo-shop';

/** The admin page around the app: answers App Bridge and shows what it asks to show. */
function start(): void {
  const frame = byId<HTMLIFrameElement>('app-frame');
  const src = frame.dataset['src']!;
  const appOrigin = new URL(src).origin;
  const appPath = `${STORE_PATH}/apps/${frame.dataset['appHandle']}`;
  const send = (message: AdminMessage) =>
    frame.contentWindow?.postMessage({ channel: CHANNEL, ...message }, appOrigin);

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== appOrigin) return;
    const message = readEnvelope<AppMessage>(event.data);
    if (message) receive(message, { send, appPath });
  });
  for (const button of document.querySelectorAll<HTMLElement>('button[data-save-bar]')) {
    const which = button.dataset['saveBar'] === 'save' ? 'save' : 'discard';
    button.addEventListener('click', () => send({ kind: 'save-bar-click', button: which }));
  }
  // Only now: an app that is quick would speak before anybody listened.
  frame.src = src;
}

interface Outlets {
  send: (message: AdminMessage) => void;
  appPath: string;
}

function receive(message: AppMessage, { send, appPath }: Outlets): void {
  switch (message.kind) {
    case 'request':
      void reply(message, send);
      break;
    case 'toast':
      showToast(byId('app-toasts'), message, send);
      break;
    case 'toast-hide':
      hideToast(message.id);
      break;
    case 'loading':
      byId('app-loading').toggleAttribute('data-on', message.on);
      break;
    case 'title-bar':
      if (message.title) byId('app-title').textContent = message.title;
      byId('app-actions').replaceChildren(...message.actions.map((action) => actionButton(action, send)));
      break;
    case 'nav-menu':
      byId('app-links').replaceChildren(
        ...message.links.filter(({ text }) => text).map((link) => navLink(link, send)),
      );
      markCurrent(appPath);
      break;
    case 'save-bar':
      byId('save-bar').hidden = !message.visible;
      byId('topbar').classList.toggle('saving', message.visible);
      break;
    case 'location':
      window.history.replaceState(null, '', appPath + message.path);
      markCurrent(appPath);
      break;
    case 'open-admin':
      window.location.assign(message.path);
      break;
  }
}

async function reply(request: AppMessage & { kind: 'request' }, send: Outlets['send']): Promise<void> {
  try {
    const path = request.what === 'id-token' ? 'session-token' : 'app-scopes';
    const response = await fetch(`${STORE_PATH}/${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const body = (await response.json()) as { idToken?: string; granted?: string[] };
    send({ kind: 'reply', id: request.id, value: body.idToken ?? body.granted });
  } catch (error) {
    send({ kind: 'refusal', id: request.id, reason: error instanceof Error ? error.message : String(error) });
  }
}

function actionButton(action: ActionButton, send: Outlets['send']): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = action.text;
  button.disabled = action.disabled;
  if (action.primary) button.className = 'primary';
  button.addEventListener('click', () => send({ kind: 'title-bar-click', index: action.index }));
  return button;
}

function navLink(link: { index: number; text: string; path: string }, send: Outlets['send']): HTMLElement {
  const anchor = document.createElement('a');
  anchor.textContent = link.text;
  anchor.href = link.path;
  anchor.dataset['path'] = link.path;
  anchor.addEventListener('click', (event) => {
    event.preventDefault();
    send({ kind: 'nav-click', index: link.index });
  });
  return anchor;
}

function markCurrent(appPath: string): void {
  const current = window.location.pathname.slice(appPath.length);
  for (const anchor of byId('app-links').querySelectorAll<HTMLElement>('a')) {
    const isCurrent = anchor.dataset['path']?.split('?')[0] === current;
    if (isCurrent) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
  }
}

function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

start();
