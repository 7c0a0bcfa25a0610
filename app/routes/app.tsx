import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useRouteError, useRouteLoaderData } from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import { boundary } from '@shopify/shopify-app-remix/server';
import { AdminFrame } from '#app/components/admin-frame.tsx';
import { AppError } from '#app/components/app-error.tsx';
import embeddedStyles from '#app/components/embedded.css?url';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/common.ts';

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'style', href: polarisStyles },
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'stylesheet', href: embeddedStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { reader } = await openAdmin(request);
  return { language: reader.language, timeZone: reader.timeZone };
}

/** Neither changes while the app is open in the admin. */
export const shouldRevalidate = () => false;

/** Shopify's answers to an unfinished sign-in carry headers that must reach the browser. */
export const headers: HeadersFunction = (args) => boundary.headers(args);

export default function AppLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

/** A page that failed has the menu as well. */
export function ErrorBoundary() {
  return (
    <Frame>
      <AppError error={useRouteError()} />
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('routes/app');
  return (
    <AdminFrame language={data?.language ?? 'en'} timeZone={data?.timeZone ?? 'UTC'}>
      {children}
    </AdminFrame>
  );
}
