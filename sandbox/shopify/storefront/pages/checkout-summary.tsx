/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { formatMoney } from '#sandbox/shopify/admin/format.ts';
import { Card } from '#sandbox/shopify/admin/pages/parts.tsx';
import type { Quote, QuotedLine } from '#sandbox/shopify/commerce/quote.ts';
import type { ShopRecord } from '#sandbox/shopify/state/records.ts';

/** What is bought and what it costs, beside the form of the checkout. */
export const CheckoutSummary: FC<{ shop: ShopRecord; quote: Quote; discountCodes: string[] }> = ({
  shop,
  quote,
  discountCodes,
}) => {
  const money = (minor: number) => formatMoney(minor, shop.currencyCode);
  return (
    <Card title="Order summary">
      <table>
        <tbody>
          {quote.lines.map((line) => (
            <Line line={line} price={money(line.originalMinor)} />
          ))}
        </tbody>
      </table>
      <label>
        Discount code
        <input name="discount" value={discountCodes.join(',')} />
      </label>
      {quote.refusedCodes.map(({ code, reason }) => (
        <p class="small muted">
          {code}: {reason}
        </p>
      ))}
      <hr />
      <dl class="totals">
        <dt>Subtotal</dt>
        <dd>{money(quote.lineItemsMinor)}</dd>
        {quote.discountMinor > 0 ? (
          <>
            <dt>Discount {quote.discounts.map(({ discount }) => discount.code).join(', ')}</dt>
            <dd>−{money(quote.discountMinor)}</dd>
          </>
        ) : null}
        {quote.shipping ? (
          <>
            <dt>Shipping: {quote.shipping.title}</dt>
            <dd>{money(quote.shipping.priceMinor)}</dd>
          </>
        ) : null}
        {quote.taxLines.map((tax) => (
          <>
            <dt class="muted">
              {tax.title}
              {quote.taxesIncluded ? ' (included)' : ''}
            </dt>
            <dd class="muted">{money(tax.amountMinor)}</dd>
          </>
        ))}
        <dt class="grand">Total</dt>
        <dd class="grand">{money(quote.totalMinor)}</dd>
      </dl>
    </Card>
  );
};

const Line: FC<{ line: QuotedLine; price: string }> = ({ line, price }) => {
  const image =
    line.product?.images.find(({ id }) => id === line.variant?.imageId) ?? line.product?.images[0];
  const variantTitle = line.variant?.title === 'Default Title' ? null : line.variant?.title;
  return (
    <tr>
      <td>{image ? <img class="thumb" src={image.url} alt={image.altText ?? ''} /> : null}</td>
      <td>
        {line.title}
        <div class="small muted">{[variantTitle, `× ${line.quantity}`].filter(Boolean).join(' · ')}</div>
      </td>
      <td class="number">{price}</td>
    </tr>
  );
};
