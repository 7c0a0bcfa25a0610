/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { plainText } from '#sandbox/shopify/resolvers/catalog/plain-text.ts';
import type { ProductRecord, ShopRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import type { UiExtension } from '#sandbox/shopify/extensions/read-ui-extensions.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatMoney, numericId } from '../format.ts';
import { ExtensionSlots } from './extension-slots.tsx';
import { Layout, type Frame } from './layout.tsx';
import { Badge, Banner, Card, Pairs } from './parts.tsx';
import { ProductChannels, type ProductChannel } from './product-channels.tsx';
import { VariantForm } from './variant-form.tsx';

interface ProductPageProps {
  frame: Frame;
  shop: ShopRecord;
  product: ProductRecord;
  variants: VariantRecord[];
  /** Of the installed app. */
  channels: ProductChannel[];
  notice: string | null;
  error: string | null;
  extensions: UiExtension[];
}

/** One product: every variant's price and stock can be changed in its row, the status and the app's channels beside it. */
export const ProductPage: FC<ProductPageProps> = ({
  frame,
  shop,
  product,
  variants,
  channels,
  notice,
  error,
  extensions,
}) => (
  <Layout frame={frame} title={product.title} section="products">
    <div class="page-head">
      <a href={`${STORE_PATH}/products`}>← Products</a>
      <h1>{product.title}</h1>
      <Badge status={product.status} />
      {product.publishedAt === null ? <Badge status="UNPUBLISHED" /> : null}
    </div>
    <Banner notice={notice} error={error} />
    <div class="columns">
      <div>
        <section class="card flush">
          <table>
            <thead>
              <tr>
                <th>Variant</th>
                <th>SKU</th>
                <th>Barcode</th>
                <th class="number">Price and available</th>
              </tr>
            </thead>
            <tbody>
              {variants.map((variant) => (
                <VariantRow shop={shop} variant={variant} />
              ))}
            </tbody>
          </table>
        </section>
        <ExtensionSlots extensions={extensions} app={frame.app.handle} id={product.id} />
        <Card title="Description">
          {/* As text: a shop's HTML is not run in the admin's own page. */}
          <p class="muted">{plainText(product.descriptionHtml) || 'No description.'}</p>
        </Card>
      </div>
      <div>
        <Card title="Status">
          <form method="post" action={`${STORE_PATH}/products/${numericId(product.id)}`}>
            <label>
              <select name="status" aria-label="Status">
                {(['ACTIVE', 'DRAFT', 'ARCHIVED'] as const).map((status) => (
                  <option value={status} selected={status === product.status}>
                    {status.charAt(0) + status.slice(1).toLowerCase()}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit">Save status</button>
          </form>
        </Card>
        <ProductChannels product={product} channels={channels} />
        <Card title="Details">
          <Pairs
            pairs={[
              ['Vendor', product.vendor],
              ['Type', product.productType],
              ['Category', product.category?.fullName],
              ['Tags', product.tags.join(', ')],
              ['Handle', product.handle],
              ['Gift card', product.isGiftCard ? 'Yes' : null],
              ['Selling plan', product.requiresSellingPlan ? 'Sold as a subscription only' : null],
              ['Id', product.id],
            ]}
          />
        </Card>
      </div>
    </div>
  </Layout>
);

const VariantRow: FC<{ shop: ShopRecord; variant: VariantRecord }> = ({ shop, variant }) => (
  <tr>
    <td>
      <strong>{variant.title}</strong>
      <div class="small muted">
        {[
          variant.inventoryPolicy === 'CONTINUE' ? 'Sold when out of stock' : null,
          variant.committed > 0 ? `${variant.committed} committed` : null,
          variant.requiresShipping ? null : 'No shipping',
          variant.taxable ? null : 'Not taxed',
          variant.compareAtMinor === null
            ? null
            : `Was ${formatMoney(variant.compareAtMinor, shop.currencyCode)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </td>
    <td>{variant.sku ?? ''}</td>
    <td>{variant.barcode ?? ''}</td>
    <td>
      <VariantForm shop={shop} variant={variant} label={variant.title} from="product" />
    </td>
  </tr>
);
