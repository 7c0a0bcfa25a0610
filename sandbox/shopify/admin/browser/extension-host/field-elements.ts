/** The fields of Shopify's admin that extensions of this app use: plain controls that tell what staff have chosen. */
export function defineFields(): void {
  customElements.define('s-switch', SwitchElement);
  customElements.define('s-select', SelectElement);
  customElements.define('s-thumbnail', ThumbnailElement);
}

/** An element with a control inside, which is drawn anew when one of its properties is set. */
abstract class Field extends HTMLElement {
  protected readonly root = this.attachShadow({ mode: 'open' });
  protected text = { label: '', details: '' };
  protected isDisabled = false;

  set label(label: string) {
    this.text.label = label;
    this.draw();
  }
  set details(details: string) {
    this.text.details = details;
    this.draw();
  }
  set disabled(disabled: boolean) {
    this.isDisabled = Boolean(disabled);
    this.draw();
  }
  connectedCallback(): void {
    this.draw();
  }

  protected abstract draw(): void;

  /** An event of the control inside would not be heard outside. */
  protected tell(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  protected labelled(control: HTMLElement, before: boolean): void {
    const label = document.createElement('label');
    label.append(...(before ? [this.text.label, ' ', control] : [control, ' ', this.text.label]));
    const details = document.createElement('div');
    details.textContent = this.text.details;
    details.style.color = '#616161';
    this.root.replaceChildren(label, details);
  }
}

class SwitchElement extends Field {
  private isChecked = false;

  get checked(): boolean {
    return this.isChecked;
  }
  set checked(checked: boolean) {
    this.isChecked = Boolean(checked);
    this.draw();
  }

  protected draw(): void {
    const box = document.createElement('input');
    Object.assign(box, { type: 'checkbox', checked: this.isChecked, disabled: this.isDisabled });
    box.setAttribute('role', 'switch');
    box.addEventListener('change', () => {
      this.isChecked = box.checked;
      this.tell();
    });
    this.labelled(box, false);
  }
}

class SelectElement extends Field {
  private chosen = '';

  get value(): string {
    return this.chosen;
  }
  set value(value: string) {
    this.chosen = value;
    this.draw();
  }
  override connectedCallback(): void {
    new MutationObserver(() => this.draw()).observe(this, { childList: true, subtree: true });
    super.connectedCallback();
  }

  protected draw(): void {
    const select = document.createElement('select');
    for (const option of this.querySelectorAll('s-option'))
      select.add(new Option(option.textContent ?? '', option.getAttribute('value') ?? ''));
    select.value = this.chosen;
    select.addEventListener('change', () => {
      this.chosen = select.value;
      this.tell();
    });
    this.labelled(select, true);
  }
}

class ThumbnailElement extends HTMLElement {
  connectedCallback(): void {
    const image = document.createElement('img');
    image.src = this.getAttribute('src') ?? '';
    image.alt = this.getAttribute('alt') ?? '';
    image.width = 60;
    this.attachShadow({ mode: 'open' }).append(image);
  }
}
