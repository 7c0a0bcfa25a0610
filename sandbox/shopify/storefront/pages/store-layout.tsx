/** @jsxImportSource hono/jsx */
import { html } from 'hono/html';
import type { Child, FC } from 'hono/jsx';

interface StoreLayoutProps {
  shopName: string;
  title: string;
  children?: Child;
}

/** A page a buyer sees: the simulator's top bar and the content, no navigation. */
export const StoreLayout: FC<StoreLayoutProps> = (props) => html`<!doctype html>${(<Page {...props} />)}`;

const Page: FC<StoreLayoutProps> = ({ shopName, title, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${shopName} · Shopify simulator`}</title>
      <link rel="stylesheet" href="/assets/admin.css" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <header class="topbar">
        <div class="brand">
          <strong>{shopName}</strong>
          <span class="simulated">Simulated shop, no real money</span>
        </div>
      </header>
      <div class="shell store">
        <main>{children}</main>
      </div>
    </body>
  </html>
);
