/** @jsxImportSource hono/jsx */
import { Hono, type Context } from 'hono';
import { csrf } from 'hono/csrf';
import { readForm, textField, type Form } from '#sandbox/shopify/admin/form-fields.ts';
import { assetRoutes } from '#sandbox/shopify/admin/asset-routes.ts';
import { readAddress, type MailingAddressInput } from '#sandbox/shopify/commerce/address-input.ts';
import { orderKey } from '#sandbox/shopify/commerce/order-names.ts';
import type { Quote } from '#sandbox/shopify/commerce/quote.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { CheckoutPage } from './pages/checkout-page.tsx';
import { OrderStatusPage } from './pages/order-status-page.tsx';
import { PolicyPage } from './pages/policy-page.tsx';
import { StoreMessage } from './pages/store-message.tsx';
import { placeStorefrontOrder, type StorefrontCheckout } from './place-storefront-order.ts';
import { quoteCheckout } from './quote-checkout.ts';
import { readCartLink, type CartLink } from './read-cart-link.ts';

const CHANGED = 'The total has changed since you last saw it. Check it and pay again.';

/**
 * The shop as its buyers see it: the checkout that a cart permalink opens, and the pages of the order it makes.
 * Served under the shop's own host and under the simulator's, so that a browser on this machine can open it.
 */
export function storefrontRoutes(context: () => ShopifyContext): Hono {
  const routes = new Hono();
  routes.route('/', assetRoutes());
  routes.use('/cart/*', csrf());

  routes.get('/cart/:items', (c) => {
    const link = readCartLink(new URL(c.req.url));
    if (!link) return notFound(c, context());
    return renderCheckout(c, context(), linkedCheckout(context(), link, c.req.header('referer') ?? null));
  });

  routes.post('/cart/:items', async (c) => {
    const link = readCartLink(new URL(c.req.url));
    if (!link) return notFound(c, context());
    const form = await readForm(c);
    const checkout = filledCheckout(link, form);
    if (form['step'] !== 'pay') return renderCheckout(c, context(), checkout);
    try {
      const { totalMinor } = quoteCheckout(context(), checkout);
      if (form['seenTotal'] !== String(totalMinor)) throw new UserError(['seenTotal'], CHANGED);
      const order = placeStorefrontOrder(context(), checkout);
      return c.redirect(`/checkouts/${orderKey(order)}/thank-you`, 303);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return renderCheckout(c, context(), checkout, error);
    }
  });

  routes.get('/checkouts/:key/thank-you', (c) => renderOrder(c, context(), c.req.param('key'), true));
  routes.get('/orders/:id/authenticate', (c) => renderOrder(c, context(), c.req.query('key') ?? '', false));
  routes.get('/policies/:slug', (c) => renderPolicy(c, context()));
  return routes;
}

function renderPolicy(c: Context, context: ShopifyContext) {
  const { name, policies } = context.shop();
  const policy = policies.find(({ url }) => new URL(url).pathname === c.req.path);
  if (!policy) return notFound(c, context, 'There is no such page.');
  return c.html(<PolicyPage shopName={name} policy={policy} />);
}

/** The checkout as the link opens it. */
function linkedCheckout(
  context: ShopifyContext,
  link: CartLink,
  referrer: string | null,
): StorefrontCheckout {
  const address = prefilledAddress(link.address);
  return {
    ...link,
    address: { ...address, countryCode: address.countryCode ?? context.shop().countryCode },
    shippingCode: null,
    acceptsMarketing: false,
    landing: { site: link.landingSite, referrer, ref: link.ref },
  };
}

/** What is understood of the link's address: a province that does not exist is left out, as Shopify does. */
function prefilledAddress(address: MailingAddressInput): MailingAddressInput {
  try {
    return readAddress(address, []) ?? {};
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return readAddress({ ...address, province: null }, []) ?? {};
  }
}

/** The checkout as the buyer has filled it in; goods, attributes and note stay the link's. */
function filledCheckout(link: CartLink, form: Form): StorefrontCheckout {
  const text = (name: string) => textField(form, name);
  return {
    ...link,
    email: text('email'),
    address: {
      firstName: text('firstName'),
      lastName: text('lastName'),
      company: text('company'),
      address1: text('address1'),
      address2: text('address2'),
      city: text('city'),
      provinceCode: text('provinceCode'),
      zip: text('zip'),
      countryCode: text('countryCode'),
      phone: text('phone'),
    },
    discountCodes: (text('discount') ?? '').split(',').filter(Boolean),
    shippingCode: text('shipping'),
    acceptsMarketing: form['acceptsMarketing'] === 'true',
    landing: { site: link.landingSite, referrer: text('referrer'), ref: link.ref },
  };
}

/**
 * The form with its prices. When the rate chosen is what is wrong, prices are with the first one offered; when the
 * address is, they are those of the country alone; when the goods are, there is no checkout.
 */
function renderCheckout(
  c: Context,
  context: ShopifyContext,
  checkout: StorefrontCheckout,
  refusal: UserError | null = null,
): Response | Promise<Response> {
  const shop = context.shop();
  const page = (quote: Quote, error: UserError | null) =>
    c.html(
      <CheckoutPage shop={shop} checkout={checkout} quote={quote} error={error?.message ?? null} />,
      error ? 422 : 200,
    );
  try {
    return page(quoteCheckout(context, checkout), refusal);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'NOT_FOUND') return notFound(c, context, error.message);
    if (error.field?.some((part) => part === 'lines' || part === 'lineItems'))
      return c.html(<StoreMessage shopName={shop.name} title="Cannot check out" text={error.message} />, 422);
    const address = error.field?.includes('shipping')
      ? checkout.address
      : { countryCode: checkout.address?.countryCode };
    return page(quoteCheckout(context, { ...checkout, address, shippingCode: null }), refusal ?? error);
  }
}

function renderOrder(c: Context, context: ShopifyContext, key: string, thanks: boolean) {
  const order: OrderRecord | undefined = context.state.orders.find((row) => orderKey(row) === key);
  if (!order) return notFound(c, context);
  return c.html(<OrderStatusPage shop={context.shop()} order={order} thanks={thanks} />);
}

function notFound(c: Context, context: ShopifyContext, text = 'There is nothing at this address.') {
  return c.html(<StoreMessage shopName={context.shop().name} title="Not found" text={text} />, 404);
}
