import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, useRouteError } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { AppError } from '#app/components/app-error.tsx';
import embeddedStyles from '#app/components/embedded.css?url';
import { openShop } from '#app/shops/open-shop.server.ts';

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'style', href: polarisStyles },
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'stylesheet', href: embeddedStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await openShop(request);
  return null;
}

/** Shopify's answers to an unfinished sign-in carry headers that must reach the browser. */
export const headers: HeadersFunction = (args) => boundary.headers(args);

export default function AppLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Frame>
      <AppError error={useRouteError()} />
    </Frame>
  );
}

/** The menu, which a page that failed has as well, around Polaris with Remix's links. The App Bridge script is in root.tsx's head, where Shopify wants it. */
function Frame({ children }: { children: React.ReactNode }) {
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <NavMenu>
        <Link to="/app" rel="home">
          Agent orders
        </Link>
        <Link to="/app/attention">Needs attention</Link>
        <Link to="/app/review-rules">Review rules</Link>
      </NavMenu>
      {children}
    </AppProvider>
  );
}
