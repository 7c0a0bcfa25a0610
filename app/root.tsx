import type { LinksFunction, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { useContext, type ReactNode } from 'react';
import { ScriptNonce } from '#app/components/script-nonce.ts';
import { services } from '#app/services.server.ts';
import type { loader as appLoader } from '#app/routes/app.tsx';
import { APP_BRIDGE_URL } from '#app/shopify/app-bridge.ts';

/** Inter, the font of the admin. The sandbox does without: it works offline. */
const POLARIS_FONTS = 'https://cdn.shopify.com/static/fonts/inter/v4/styles.css';

export const meta: MetaFunction = () => [{ title: 'Aisle' }];

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

/** What App Bridge needs to know; nothing here is secret. */
export function loader() {
  const { env } = services();
  return {
    fonts: env.SANDBOX ? null : POLARIS_FONTS,
    apiKey: env.SHOPIFY_API_KEY,
    appBridgeUrl: env.SHOPIFY_APP_BRIDGE_URL ?? APP_BRIDGE_URL,
  };
}

/** Nothing of it changes while a page is open. */
export const shouldRevalidate = () => false;

/** Routes outside the admin (`handle = OUTSIDE_ADMIN`) do without App Bridge, which fails there. */
export const OUTSIDE_ADMIN = { outsideAdmin: true };

export function Layout({ children }: { children: ReactNode }) {
  const bridge = useRouteLoaderData<typeof loader>('root');
  const admin = useRouteLoaderData<typeof appLoader>('routes/app');
  const nonce = useContext(ScriptNonce);
  const outside = useMatches().some((match) => match.handle === OUTSIDE_ADMIN);
  return (
    <html lang={admin?.language ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {bridge && !outside && (
          <>
            <meta name="shopify-api-key" content={bridge.apiKey} />
            {/* First script of the document and not deferred: Shopify requires both. */}
            <script src={bridge.appBridgeUrl} />
            {bridge.fonts && <link rel="stylesheet" href={bridge.fonts} />}
          </>
        )}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** Outside the embedded pages, which have their own: an address that leads nowhere, or a fault. */
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main>
      <h1>{missing ? 'Page not found' : 'Something went wrong'}</h1>
      <p>{missing ? 'This address leads nowhere.' : 'The server log says why.'}</p>
    </main>
  );
}
