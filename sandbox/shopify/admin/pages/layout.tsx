/** @jsxImportSource hono/jsx */
import { html } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { STORE_PATH } from '../admin-deps.ts';

/** What every page shows around its content. */
export interface Frame {
  shopName: string;
  app: { handle: string; name: string };
  /** The step that the app says the merchant must take; Shopify shows it on its home page. */
  step: string | null;
}

interface LayoutProps {
  frame: Frame;
  title: string;
  /** Which entry of the navigation is marked. */
  section: 'orders' | 'products' | 'app' | null;
  /** The app's frame fills the page edge to edge. */
  bare?: boolean;
  children?: Child;
}

/** The admin's page: top bar, navigation, content. */
export const Layout: FC<LayoutProps> = (props) => html`<!doctype html>${(<Page {...props} />)}`;

const Page: FC<LayoutProps> = ({ frame, title, section, bare, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${frame.shopName} · Shopify simulator`}</title>
      <link rel="stylesheet" href="/assets/admin.css" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <header class="topbar" id="topbar">
        <div class="brand">
          <strong>Shopify simulator</strong>
          <span class="simulated">No real shop, no real money</span>
        </div>
        <div class="save-bar" id="save-bar" hidden>
          <span>Unsaved changes</span>
          <button type="button" data-save-bar="discard">
            Discard
          </button>
          <button type="button" data-save-bar="save">
            Save
          </button>
        </div>
        <span>{frame.shopName}</span>
      </header>
      <div class="shell">
        <nav class="nav" aria-label="Admin">
          <Entry href={`${STORE_PATH}/orders`} current={section === 'orders'}>
            Orders
          </Entry>
          <Entry href={`${STORE_PATH}/products`} current={section === 'products'}>
            Products
          </Entry>
          <div class="heading">Apps</div>
          <Entry href={`${STORE_PATH}/apps/${frame.app.handle}`} current={section === 'app'}>
            {frame.app.name}
          </Entry>
          {frame.step === null ? null : <p class="small muted">{frame.step}</p>}
          <div class="app-links" id="app-links" />
        </nav>
        <main class={bare ? 'app' : undefined}>{children}</main>
      </div>
    </body>
  </html>
);

const Entry: FC<{ href: string; current: boolean; children?: Child }> = ({ href, current, children }) => (
  <a href={href} aria-current={current ? 'page' : undefined}>
    {children}
  </a>
);
