/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { ProductRecord, ShopRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatMoney, numericId } from '../format.ts';
import { Layout, type Frame } from './layout.tsx';
import { Badge, Banner, Pages } from './parts.tsx';
import { VariantForm } from './variant-form.tsx';

export interface ProductListEntry {
  product: ProductRecord;
  variants: VariantRecord[];
}

interface ProductsPageProps {
  frame: Frame;
  shop: ShopRecord;
  entries: ProductListEntry[];
  productCount: number;
  page: number;
  pageCount: number;
  notice: string | null;
}

/** The list of products with what an agent would see of them: price, stock, status. */
export const ProductsPage: FC<ProductsPageProps> = (props) => (
  <Layout frame={props.frame} title="Products" section="products">
    <div class="page-head">
      <h1>Products</h1>
      <span class="muted">{props.productCount}</span>
    </div>
    <Banner notice={props.notice} />
    <section class="card flush">
      <table>
        <thead>
          <tr>
            <th />
            <th>Product</th>
            <th>Status</th>
            <th>Inventory</th>
            <th class="number">Price and available</th>
            <th>Type</th>
            <th>Vendor</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <ProductRow shop={props.shop} {...entry} />
          ))}
        </tbody>
      </table>
    </section>
    <Pages page={props.page} pageCount={props.pageCount} />
  </Layout>
);

const ProductRow: FC<ProductListEntry & { shop: ShopRecord }> = ({ shop, product, variants }) => (
  <tr>
    <td>
      {product.images[0] ? (
        <img
          class="thumb"
          src={imageSource(product.images[0].url)}
          alt=""
          loading="lazy"
          width="40"
          height="40"
        />
      ) : (
        <span class="thumb" />
      )}
    </td>
    <td>
      <a href={`${STORE_PATH}/products/${numericId(product.id)}`}>
        <strong>{product.title}</strong>
      </a>
    </td>
    <td>
      <Badge status={product.status} />{' '}
      {product.status === 'ACTIVE' && product.publishedAt === null ? <Badge status="UNPUBLISHED" /> : null}
    </td>
    <td>{stockSummary(variants)}</td>
    <td class="number">
      {variants.length === 1 ? (
        <VariantForm shop={shop} variant={variants[0]!} label={product.title} from="list" />
      ) : (
        priceRange(variants, shop.currencyCode)
      )}
    </td>
    <td>{product.productType}</td>
    <td>{product.vendor}</td>
  </tr>
);

/** `12 in stock for 3 variants`, as the admin's list says it. */
export function stockSummary(variants: VariantRecord[]): string {
  const tracked = variants.filter((variant) => variant.tracked);
  if (tracked.length === 0) return 'Inventory not tracked';
  const units = tracked.reduce((sum, variant) => sum + variant.available, 0);
  return variants.length === 1 ? `${units} in stock` : `${units} in stock for ${variants.length} variants`;
}

function priceRange(variants: VariantRecord[], currency: string): string {
  const prices = variants.map((variant) => variant.priceMinor);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high
    ? formatMoney(low, currency)
    : `${formatMoney(low, currency)} – ${formatMoney(high, currency)}`;
}

/** The simulator's own pictures by path, so that they show after it was moved to another port. */
function imageSource(url: string): string {
  const { hostname, pathname } = new URL(url);
  return hostname === 'localhost' && pathname.startsWith('/images/') ? pathname : url;
}
