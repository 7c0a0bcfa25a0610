/** @jsxImportSource hono/jsx */
import { Hono, type Context } from 'hono';
import { channelsOf, findSpecification } from '#sandbox/shopify/channels/find-channels.ts';
import { publishProduct } from '#sandbox/shopify/channels/publish-product.ts';
import { changeProduct, changeVariant } from '#sandbox/shopify/control/change-catalog.ts';
import { variantsByProduct, variantsOf } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { STORE_PATH, type AdminDeps } from './admin-deps.ts';
import { extensionsOf, pageFrame, pageOf } from './admin-view.ts';
import { readForm, readInteger, readMoney, textField, type Form } from './form-fields.ts';
import { numericId } from './format.ts';
import { notFound } from './not-found.ts';
import { ProductPage } from './pages/product-page.tsx';
import { ProductsPage } from './pages/products-page.tsx';

const STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED'] as const;

/** The list of products, the product page, and its forms. Mounted under the store's path. */
export function productRoutes(deps: AdminDeps): Hono {
  const routes = new Hono();

  routes.get('/products', (c) => {
    const { products } = deps.context().state;
    const byProduct = variantsByProduct(deps.context());
    const { rows, page, pageCount } = pageOf(products.all(), c.req.query('page'));
    const entries = rows.map((product) => ({ product, variants: byProduct.get(product.id) ?? [] }));
    return c.html(
      <ProductsPage
        {...pageFrame(deps)}
        entries={entries}
        productCount={products.size}
        page={page}
        pageCount={pageCount}
        notice={noticeOf(c)}
      />,
    );
  });

  routes.get('/products/:id{\\d+}', (c) => {
    const product = findProduct(deps, c.req.param('id'));
    if (!product) return notFound(c, deps);
    return renderProduct(deps, c, product, { notice: noticeOf(c), error: null, status: 200 });
  });

  routes.post('/products/:id{\\d+}', async (c) => {
    const product = findProduct(deps, c.req.param('id'));
    if (!product) return notFound(c, deps);
    const form = await readForm(c);
    return save(deps, c, product, form, () => {
      const status = STATUSES.find((known) => known === form['status']);
      if (!status) throw new UserError(['status'], 'Choose a status.');
      changeProduct(deps.context(), product.id, { status });
    });
  });

  routes.post('/products/:id{\\d+}/channels/:channel{\\d+}', async (c) => {
    const product = findProduct(deps, c.req.param('id'));
    if (!product) return notFound(c, deps);
    const form = await readForm(c);
    return save(deps, c, product, form, () => {
      const published = textField(form, 'published');
      if (published !== 'true' && published !== 'false')
        throw new UserError(['published'], 'Say whether the product is published.');
      const channelId = `gid://shopify/Channel/${c.req.param('channel')}`;
      publishProduct(deps.context(), product.id, published === 'true', channelId);
    });
  });

  routes.post('/variants/:id{\\d+}', async (c) => {
    const variant = deps.context().state.variants.get(`gid://shopify/ProductVariant/${c.req.param('id')}`);
    const product = variant && deps.context().state.products.get(variant.productId);
    if (!product) return notFound(c, deps);
    const form = await readForm(c);
    return save(deps, c, product, form, () => {
      changeVariant(deps.context(), variant.id, {
        priceMinor: readMoney(form, 'price', deps.context().shop().currencyCode),
        available: readInteger(form, 'available'),
      });
    });
  });

  return routes;
}

function noticeOf(c: Context): string | null {
  return c.req.query('done') === 'saved' ? 'Saved.' : null;
}

function findProduct(deps: AdminDeps, id: string): ProductRecord | undefined {
  return deps.context().state.products.get(`gid://shopify/Product/${id}`);
}

function save(deps: AdminDeps, c: Context, product: ProductRecord, form: Form, change: () => void) {
  try {
    change();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return renderProduct(deps, c, product, { notice: null, error: error.message, status: 422 });
  }
  const page = form['from'] === 'list' ? 'products' : `products/${numericId(product.id)}`;
  return c.redirect(`${STORE_PATH}/${page}?done=saved`, 303);
}

function renderProduct(
  deps: AdminDeps,
  c: Context,
  product: ProductRecord,
  { notice, error, status }: { notice: string | null; error: string | null; status: 200 | 422 },
) {
  const context = deps.context();
  const variants = variantsOf(context, product.id);
  const channels = channelsOf(context).map((channel) => ({
    channel,
    label: findSpecification(context, channel.specificationHandle)?.label ?? channel.handle,
  }));
  return c.html(
    <ProductPage
      {...pageFrame(deps)}
      product={product}
      variants={variants}
      channels={channels}
      notice={notice}
      error={error}
      extensions={extensionsOf(deps, 'admin.product-details')}
    />,
    status,
  );
}
