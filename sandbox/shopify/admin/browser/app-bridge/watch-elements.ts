import type { AdminChannel } from './admin-channel.ts';

const NAV_MENU = 'ui-nav-menu, s-app-nav';
/** A modal has a title bar of its own. */
const TITLE_BAR = 'ui-title-bar:not(ui-modal ui-title-bar)';

/**
 * Shows the app's navigation menu and title bar in the page around it: reads the elements whenever the document
 * changes, and passes clicks back to the elements they stand for.
 */
export function watchElements(channel: AdminChannel): void {
  let lastNav = '';
  let lastTitle = '';
  const read = () => {
    const nav = JSON.stringify(navLinks().map(toLink));
    if (nav !== lastNav) channel.send({ kind: 'nav-menu', links: JSON.parse(nav) });
    lastNav = nav;
    const bar = document.querySelector(TITLE_BAR);
    const title = {
      title: bar?.getAttribute('title') || document.title || null,
      actions: titleActions().map(toAction),
    };
    if (JSON.stringify(title) !== lastTitle) channel.send({ kind: 'title-bar', ...title });
    lastTitle = JSON.stringify(title);
  };
  new MutationObserver(read).observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  read();
  channel.onMessage((message) => {
    if (message.kind === 'nav-click') follow(navLinks()[message.index]);
    if (message.kind === 'title-bar-click') titleActions()[message.index]?.click();
  });
}

function navLinks(): HTMLAnchorElement[] {
  const menu = document.querySelector(NAV_MENU);
  return menu ? [...menu.querySelectorAll<HTMLAnchorElement>('a, s-link')] : [];
}

function toLink(link: HTMLAnchorElement, index: number) {
  const isHome = link.getAttribute('rel') === 'home';
  // Shopify hides the home link: the app's own name leads there.
  return {
    index,
    text: isHome ? '' : (link.textContent ?? '').trim(),
    path: link.getAttribute('href') ?? '',
  };
}

function titleActions(): HTMLElement[] {
  const bar = document.querySelector(TITLE_BAR);
  return bar ? [...bar.querySelectorAll<HTMLElement>('button, a')] : [];
}

function toAction(element: HTMLElement, index: number) {
  return {
    index,
    text: (element.textContent ?? '').trim(),
    primary: element.getAttribute('variant') === 'primary',
    disabled: element.hasAttribute('disabled'),
  };
}

/**
 * Follows a link of the menu without loading a new document: a router's own link handles the click; for a plain one
 * the app's provider hears `shopify:navigate`, as from App Bridge.
 */
function follow(link: HTMLElement | undefined): void {
  if (!link) return;
  const unhandled = (event: Event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    link.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }));
  };
  window.addEventListener('click', unhandled, { once: true });
  link.click();
  window.removeEventListener('click', unhandled);
}
