import type { AdminMessage, AppMessage } from '../messages.ts';

/** Shows a toast until its time is up, its action is pressed or it is dismissed. */
export function showToast(
  list: HTMLElement,
  toast: AppMessage & { kind: 'toast' },
  send: (message: AdminMessage) => void,
): void {
  const element = document.createElement('div');
  element.className = toast.isError ? 'toast bad' : 'toast';
  element.dataset['toast'] = toast.id;
  element.append(text(toast.message));
  if (toast.action) element.append(button(toast.action, () => send({ kind: 'toast-action', id: toast.id })));
  const dismiss = () => {
    if (!element.isConnected) return;
    element.remove();
    send({ kind: 'toast-dismiss', id: toast.id });
  };
  element.append(button('Dismiss', dismiss));
  list.append(element);
  window.setTimeout(dismiss, toast.duration);
}

/** Takes a toast away without telling the app, which asked for it. */
export function hideToast(id: string): void {
  document.querySelector(`[data-toast="${CSS.escape(id)}"]`)?.remove();
}

function text(message: string): HTMLElement {
  const span = document.createElement('span');
  span.textContent = message;
  return span;
}

function button(label: string, onClick: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}
