import type { AdminChannel } from './admin-channel.ts';

interface Pressed {
  save(): void;
  discard(): void;
}

/** The bar "Unsaved changes" in the admin's top bar. One owner at a time: an element or a form. */
export class SaveBar {
  private owner: { key: object; pressed: Pressed } | null = null;

  constructor(private readonly channel: AdminChannel) {
    channel.onMessage((message) => {
      if (message.kind === 'save-bar-click') this.owner?.pressed[message.button]();
    });
    this.watchForms();
  }

  isShownFor(key: object): boolean {
    return this.owner?.key === key;
  }

  show(key: object, pressed: Pressed): void {
    this.owner = { key, pressed };
    this.channel.send({ kind: 'save-bar', visible: true });
  }

  hide(key: object): void {
    if (!this.isShownFor(key)) return;
    this.owner = null;
    this.channel.send({ kind: 'save-bar', visible: false });
  }

  /** `<form data-save-bar>`: a change shows the bar, submit and reset hide it. */
  private watchForms(): void {
    const formOf = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-save-bar]') : null;
    for (const type of ['input', 'change']) {
      document.addEventListener(type, (event) => {
        const form = formOf(event);
        if (form) this.show(form, { save: () => form.requestSubmit(), discard: () => form.reset() });
      });
    }
    for (const type of ['submit', 'reset']) {
      document.addEventListener(type, (event) => {
        const form = formOf(event);
        if (form) this.hide(form);
      });
    }
  }
}

/** The `<ui-save-bar>` element class for a save bar: its buttons are the bar's Save (primary) and Discard. */
export function saveBarElement(saveBar: SaveBar): CustomElementConstructor {
  return class SaveBarElement extends HTMLElement {
    connectedCallback(): void {
      this.style.display = 'none';
    }

    disconnectedCallback(): void {
      saveBar.hide(this);
    }

    get showing(): boolean {
      return saveBar.isShownFor(this);
    }

    async show(): Promise<void> {
      saveBar.show(this, {
        save: () => this.querySelector<HTMLElement>('button[variant="primary"]')?.click(),
        discard: () => this.querySelector<HTMLElement>('button:not([variant="primary"])')?.click(),
      });
      this.dispatchEvent(new Event('show'));
    }

    async hide(): Promise<void> {
      if (!this.showing) return;
      saveBar.hide(this);
      this.dispatchEvent(new Event('hide'));
    }

    toggle(): Promise<void> {
      return this.showing ? this.hide() : this.show();
    }
  };
}
