import { redirect, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { OUTSIDE_ADMIN } from '#app/root.tsx';

export const handle = OUTSIDE_ADMIN;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: '/welcome.css' }];

/** Shopify's admin opens the app's address with the shop in the query; people come without one. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  return searchParams.has('shop') ? redirect(`/app${search}`) : null;
}

export default function Welcome() {
  return (
    <main>
      <h1>Aisle</h1>
      <p>
        Sell through AI agents from your Shopify shop: your prices, your stock, your Stripe account, your
        orders.
      </p>
      <p>
        Aisle lives in Shopify’s admin. Open it there, under <strong>Apps</strong>.
      </p>
    </main>
  );
}
