/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { numericId } from '../format.ts';

interface VariantFormProps {
  shop: ShopRecord;
  variant: VariantRecord;
  /** What the fields are about, for screen readers. */
  label: string;
  /** The page to come back to after saving. */
  from: 'list' | 'product';
}

/** Price and stock of one variant, to be changed where they are shown. */
export const VariantForm: FC<VariantFormProps> = ({ shop, variant, label, from }) => (
  <form class="inline" method="post" action={`${STORE_PATH}/variants/${numericId(variant.id)}`}>
    <input type="hidden" name="from" value={from} />
    <input
      class="short"
      name="price"
      inputmode="decimal"
      aria-label={`Price of ${label}`}
      value={formatDecimal(variant.priceMinor, shop.currencyCode)}
    />
    {variant.tracked ? (
      <input
        class="short"
        name="available"
        inputmode="numeric"
        aria-label={`Available of ${label}`}
        value={String(variant.available)}
      />
    ) : (
      <span class="short muted small">not tracked</span>
    )}
    <button type="submit">Save</button>
  </form>
);
