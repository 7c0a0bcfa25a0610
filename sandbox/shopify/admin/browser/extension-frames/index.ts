/**
 * Extensions in a page of the simulated admin: gives blocks the height they need, offers the actions whose condition says
 * so, opens one in a dialog and closes it, and follows links. For a list, the ids are those of the rows that are ticked.
 */
const slots = [...document.querySelectorAll<HTMLElement>('[data-extension]')];
const slotOf = (handle: unknown) => slots.find((slot) => slot.dataset.extension === handle);
const frameOf = (slot: HTMLElement) => slot.querySelector('iframe')!;

interface Message {
  type: string;
  handle: string;
  height?: number;
  display?: boolean;
  url?: string;
}

function addressOf(slot: HTMLElement, part: 'render' | 'condition'): string {
  const { adminPath, extension, ids } = slot.dataset;
  const chosen = ids ? ids.split(' ') : ticked();
  const query = new URLSearchParams(chosen.map((id) => ['id', id]));
  return `${adminPath}/extensions/${extension}/${part}?${query}`;
}

function ticked(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[name=selected]:checked')].map(
    ({ value }) => value,
  );
}

function openAction(slot: HTMLElement): void {
  frameOf(slot).src = addressOf(slot, 'render');
  slot.querySelector('dialog')!.showModal();
}

function judge(slot: HTMLElement): void {
  if (ticked().length === 0 && !slot.dataset.ids) return hide(slot);
  if (slot.dataset.condition === undefined) return void (buttonOf(slot).hidden = false);
  frameOf(slot).src = addressOf(slot, 'condition');
}

const buttonOf = (slot: HTMLElement) => slot.querySelector<HTMLButtonElement>('button')!;
const hide = (slot: HTMLElement) => void (buttonOf(slot).hidden = true);

for (const slot of slots) {
  if (slot.dataset.kind === 'block') {
    frameOf(slot).src = addressOf(slot, 'render');
    continue;
  }
  buttonOf(slot).addEventListener('click', () => openAction(slot));
  judge(slot);
}
document.addEventListener('change', (event) => {
  if ((event.target as HTMLInputElement).name !== 'selected') return;
  slots.filter((slot) => slot.dataset.kind === 'action').forEach(judge);
});

window.addEventListener('message', ({ data, origin }: MessageEvent<Message>) => {
  const slot = origin === window.location.origin ? slotOf(data.handle) : undefined;
  if (!slot) return;
  switch (data.type) {
    case 'extension-size':
      frameOf(slot).style.height = `${data.height! + 4}px`;
      break;
    case 'extension-display':
      buttonOf(slot).hidden = !data.display;
      break;
    case 'extension-close':
      slot.querySelector('dialog')?.close();
      window.location.reload();
      break;
    case 'extension-navigate':
      follow(data.url!, slot);
  }
});

/** `extension:HANDLE` opens an action, `app:PATH` a page of the app, `shopify:admin/PATH` one of the admin. */
function follow(url: string, slot: HTMLElement): void {
  const { adminPath, app } = slot.dataset;
  if (url.startsWith('extension:')) {
    const action = slotOf(url.slice('extension:'.length));
    if (action) openAction(action);
  } else if (url.startsWith('app:'))
    window.location.href = `${adminPath}/apps/${app}/${url.slice('app:'.length)}`;
  else if (url.startsWith('shopify:admin'))
    window.location.href = `${adminPath}${url.slice('shopify:admin'.length)}`;
  else window.open(url, '_blank', 'noopener');
}

export {};
