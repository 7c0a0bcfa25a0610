/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { formatMoney } from '#sandbox/shopify/admin/format.ts';
import { Banner, Card } from '#sandbox/shopify/admin/pages/parts.tsx';
import { countryName, type MailingAddressInput } from '#sandbox/shopify/commerce/address-input.ts';
import type { Quote } from '#sandbox/shopify/commerce/quote.ts';
import type { ShopRecord } from '#sandbox/shopify/state/records.ts';
import type { StorefrontCheckout } from '../place-storefront-order.ts';
import { ratesOf } from '../quote-checkout.ts';
import { CheckoutSummary } from './checkout-summary.tsx';
import { StoreLayout } from './store-layout.tsx';

interface CheckoutPageProps {
  shop: ShopRecord;
  checkout: StorefrontCheckout;
  quote: Quote;
  error: string | null;
}

const FIELDS: { name: keyof MailingAddressInput; label: string; wide?: true }[] = [
  { name: 'firstName', label: 'First name (optional)' },
  { name: 'lastName', label: 'Last name' },
  { name: 'company', label: 'Company (optional)', wide: true },
  { name: 'address1', label: 'Address', wide: true },
  { name: 'address2', label: 'Apartment, suite, etc. (optional)', wide: true },
  { name: 'city', label: 'City' },
  { name: 'provinceCode', label: 'State / province code' },
  { name: 'zip', label: 'ZIP / postal code' },
  { name: 'phone', label: 'Phone (optional)' },
];

/** The shop's checkout. It posts to its own address, so the cart stays what the permalink says. */
export const CheckoutPage: FC<CheckoutPageProps> = ({ shop, checkout, quote, error }) => (
  <StoreLayout shopName={shop.name} title="Checkout">
    <div class="page-head">
      <h1>Checkout</h1>
    </div>
    <Banner error={error} />
    <form method="post" class="columns">
      <div>
        <Card title="Contact">
          <div class="fields">
            <label class="wide">
              Email
              <input name="email" type="email" value={checkout.email ?? ''} />
            </label>
            <label class="wide check">
              <input
                type="checkbox"
                name="acceptsMarketing"
                value="true"
                checked={checkout.acceptsMarketing}
              />
              Email me with news and offers
            </label>
          </div>
        </Card>
        <Card title="Delivery">
          <Address shop={shop} address={checkout.address} />
        </Card>
        <Card title="Shipping method">
          <Rates shop={shop} quote={quote} />
        </Card>
        <Card title="Payment">
          <p class="muted">Shopify Payments, simulated: no card is asked for and nothing is charged.</p>
          <input type="hidden" name="referrer" value={checkout.landing?.referrer ?? ''} />
          <input type="hidden" name="seenTotal" value={String(quote.totalMinor)} />
          <button type="submit" name="step" value="update">
            Update shipping and totals
          </button>{' '}
          <button class="primary" type="submit" name="step" value="pay">
            Pay now
          </button>
        </Card>
      </div>
      <CheckoutSummary shop={shop} quote={quote} discountCodes={checkout.discountCodes} />
    </form>
  </StoreLayout>
);

const Address: FC<{ shop: ShopRecord; address: MailingAddressInput | null }> = ({ shop, address }) => {
  const countries = new Set([shop.countryCode, ...shop.shippingZones.flatMap((zone) => zone.countries)]);
  return (
    <div class="fields">
      <label class="wide">
        Country/region
        <select name="countryCode">
          {[...countries]
            .filter((code) => code !== '*')
            .map((code) => (
              <option value={code} selected={code === address?.countryCode}>
                {countryName(code)}
              </option>
            ))}
        </select>
      </label>
      {FIELDS.map(({ name, label, wide }) => (
        <label class={wide ? 'wide' : undefined}>
          {label}
          <input name={name} value={address?.[name] ?? ''} />
        </label>
      ))}
    </div>
  );
};

const Rates: FC<{ shop: ShopRecord; quote: Quote }> = ({ shop, quote }) => {
  if (!quote.lines.some((line) => line.requiresShipping))
    return <p class="muted">Nothing in this cart is shipped.</p>;
  const rates = ratesOf(quote);
  if (rates.length === 0) return <p class="muted">This shop does not ship to this country.</p>;
  return (
    <>
      {rates.map((rate) => (
        <label class="check">
          <input
            type="radio"
            name="shipping"
            value={rate.code}
            checked={rate.code === quote.shipping?.code}
          />
          {rate.title}: {formatMoney(rate.priceMinor, shop.currencyCode)}
        </label>
      ))}
    </>
  );
};
