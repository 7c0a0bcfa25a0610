/**
 * `<ui-modal>`: Shopify shows it over the whole admin; here it is a dialog inside the app's frame. React puts the
 * content into `content`; with `src` the dialog frames that page of the app instead.
 */
export class ModalElement extends HTMLElement {
  readonly content = document.createElement('div');
  private readonly dialog = document.createElement('dialog');

  connectedCallback(): void {
    this.style.display = 'none';
    this.dialog.style.cssText =
      'border:0;border-radius:12px;padding:0;min-width:min(520px,90vw);max-width:90vw;box-shadow:0 20px 40px #0005';
    this.dialog.addEventListener('close', () => this.dispatchEvent(new Event('hide')));
    document.body.append(this.dialog);
  }

  disconnectedCallback(): void {
    this.dialog.remove();
  }

  get variant(): string {
    return this.getAttribute('variant') ?? 'base';
  }

  set variant(value: string) {
    this.setAttribute('variant', value);
  }

  get src(): string | undefined {
    return this.getAttribute('src') ?? undefined;
  }

  set src(value: string | undefined) {
    if (value === undefined) this.removeAttribute('src');
    else this.setAttribute('src', value);
  }

  get contentWindow(): Window | null {
    return this.dialog.querySelector('iframe')?.contentWindow ?? null;
  }

  async show(): Promise<void> {
    if (this.dialog.open) return;
    this.dialog.replaceChildren(this.header(), this.src ? this.frame(this.src) : this.body(), this.footer());
    this.dialog.showModal();
    this.dispatchEvent(new Event('show'));
  }

  async hide(): Promise<void> {
    if (this.dialog.open) this.dialog.close();
  }

  toggle(): Promise<void> {
    return this.dialog.open ? this.hide() : this.show();
  }

  private header(): HTMLElement {
    const header = document.createElement('h2');
    header.textContent = this.querySelector('ui-title-bar')?.getAttribute('title') ?? '';
    header.style.cssText = 'margin:0;padding:14px 16px;font:600 14px system-ui;background:#f3f3f3';
    return header;
  }

  private body(): HTMLElement {
    if (!this.content.hasChildNodes()) {
      this.content.append(
        ...[...this.children].filter((child) => !child.matches('ui-title-bar, ui-save-bar')),
      );
    }
    return this.content;
  }

  private frame(src: string): HTMLElement {
    const frame = document.createElement('iframe');
    frame.src = src;
    frame.style.cssText = 'display:block;border:0;width:min(900px,88vw);height:70vh';
    return frame;
  }

  private footer(): HTMLElement {
    const footer = document.createElement('div');
    footer.style.cssText = 'display:flex;gap:8px;justify-content:flex-end;padding:12px 16px';
    const buttons = [...this.querySelectorAll<HTMLElement>('ui-title-bar button')];
    footer.append(...buttons.map((button) => standIn(button.textContent ?? '', () => button.click())));
    if (buttons.length === 0) footer.append(standIn('Close', () => void this.hide()));
    return footer;
  }
}

function standIn(text: string, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', onClick);
  return button;
}
