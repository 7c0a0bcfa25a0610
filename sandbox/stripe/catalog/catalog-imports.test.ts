import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { DEMO_MERCHANT } from '../demo-accounts.ts';
import type { StripeSimulator } from '../start-stripe-simulator.ts';
import { startTestStripe } from '../test-stripe.ts';

type Import = Stripe.V2.Commerce.ProductCatalogImport;
type Kind = Pick<Import, 'feed_type' | 'mode'>;

const PRODUCTS = [
  'id,title,description,link,image_link,availability,inventory_not_tracked,inventory_quantity,price,sale_price',
  'mug,Mug,A mug,https://a.example,https://a.example/i,in_stock,,5,10.00 USD,8.00 USD',
  'card,Card,A card,https://a.example,https://a.example/i,in_stock,true,,5.00 USD,',
].join('\n');

async function importFile(stripe: Stripe, kind: Kind, csv: string): Promise<Import> {
  const { imports } = stripe.v2.commerce.productCatalog;
  const begun = await imports.create({ ...kind, metadata: {} });
  const { url } = begun.status_details!.awaiting_upload!.upload_url;
  const upload = await fetch(url, { method: 'PUT', body: csv });
  expect(upload.status).toBe(200);
  expect((await imports.retrieve(begun.id)).status).toBe('processing');
  return imports.retrieve(begun.id);
}
const replace = { feed_type: 'product', mode: 'replace' } as const;
const inventory = { feed_type: 'inventory', mode: 'upsert' } as const;
const pricing = { feed_type: 'pricing', mode: 'upsert' } as const;

async function withProducts(): Promise<{ simulator: StripeSimulator; stripe: Stripe }> {
  const started = await startTestStripe();
  expect((await importFile(started.stripe, replace, PRODUCTS)).status).toBe('succeeded');
  return started;
}
const fieldsOf = (simulator: StripeSimulator, id: string) =>
  simulator.state.catalogProducts.get(`${DEMO_MERCHANT.id}:${id}`)?.fields;

describe('GIVEN a catalogue of two products', () => {
  test('WHEN stock is told THEN it changes, and nothing else', async () => {
    const { simulator, stripe } = await withProducts();
    const before = fieldsOf(simulator, 'mug');
    await importFile(stripe, inventory, 'id,availability,inventory_quantity\nmug,out_of_stock,0\n');
    expect(fieldsOf(simulator, 'mug')).toEqual({
      ...before,
      availability: 'out_of_stock',
      inventory_quantity: '0',
    });
    expect(fieldsOf(simulator, 'card')).toBeDefined();
  });

  test('WHEN prices are told THEN they change, and nothing else', async () => {
    const { simulator, stripe } = await withProducts();
    const before = fieldsOf(simulator, 'mug');
    await importFile(stripe, pricing, 'id,price,sale_price\nmug,12.00 USD,\n');
    expect(fieldsOf(simulator, 'mug')).toEqual({ ...before, price: '12.00 USD', sale_price: '' });
  });

  test('WHEN products are told without a replacement THEN the others stay', async () => {
    const { simulator, stripe } = await withProducts();
    const upsert = { feed_type: 'product', mode: 'upsert' } as const;
    await importFile(stripe, upsert, PRODUCTS.replace('mug,Mug', 'cup,Cup'));
    expect(fieldsOf(simulator, 'mug')).toBeDefined();
    expect(fieldsOf(simulator, 'cup')).toBeDefined();
    await importFile(stripe, replace, PRODUCTS.replace('mug,Mug', 'cup,Cup'));
    expect(fieldsOf(simulator, 'mug')).toBeUndefined();
  });

  test.each([
    [inventory, 'id,availability,inventory_quantity', 'pot,in_stock,3', 'id'],
    [inventory, 'id,availability,inventory_quantity', 'mug,in_stock,', 'inventory_quantity'],
    [inventory, 'id,availability,inventory_quantity', 'mug,in_stock,few', 'inventory_quantity'],
    [inventory, 'id,availability,inventory_quantity', 'mug,sold,3', 'availability'],
    [pricing, 'id,price,sale_price', 'pot,1.00 USD,', 'id'],
    [pricing, 'id,price,sale_price', 'mug,1.00,', 'price'],
    [pricing, 'id,price,sale_price', 'mug,,1.00 USD', 'price'],
    [pricing, 'id,price,sale_price', 'mug,2.00 USD,1.00', 'sale_price'],
  ])('WHEN a row of %j (%s) is %s THEN it is refused for its %s alone', async (kind, header, row, field) => {
    const { simulator, stripe } = await withProducts();
    const before = fieldsOf(simulator, 'mug');
    const good = kind === inventory ? 'card,out_of_stock,' : 'card,6.00 USD,';
    const { status, status_details: details } = await importFile(
      stripe,
      kind,
      `${header}\n${row}\n${good}\n`,
    );
    expect(status).toBe('succeeded_with_errors');
    expect(details!.succeeded_with_errors).toMatchObject({ success_count: 1n, error_count: 1n });
    expect(details!.succeeded_with_errors!.samples).toMatchObject([{ row: 2n, field }]);
    expect(fieldsOf(simulator, 'mug')).toEqual(before);
  });

  test('WHEN a file lacks a column, or has no row THEN it fails, and changes nothing', async () => {
    const { simulator, stripe } = await withProducts();
    const before = fieldsOf(simulator, 'mug');
    const failed = await importFile(stripe, pricing, 'id,sale_price\nmug,1.00 USD\n');
    expect(failed.status_details!.failed!.failure_message).toBe('The file lacks the columns price.');
    expect((await importFile(stripe, inventory, 'id,availability\n')).status).toBe('failed');
    expect(fieldsOf(simulator, 'mug')).toEqual(before);
  });

  test.each(['inventory', 'pricing'] as const)(
    'WHEN %s is to replace THEN it is refused',
    async (feed_type) => {
      const { stripe } = await withProducts();
      const begun = stripe.v2.commerce.productCatalog.imports.create({
        feed_type,
        mode: 'replace',
        metadata: {},
      });
      await expect(begun).rejects.toMatchObject({ statusCode: 400 });
    },
  );
});
