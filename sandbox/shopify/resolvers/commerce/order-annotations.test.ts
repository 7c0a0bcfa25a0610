import { describe, expect, test } from 'vitest';
import { orderIn, readOrder } from '#sandbox/shopify/commerce/testing/test-order.ts';
import { openTestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';

const TAGS =
  'mutation($id: ID!) { tagsAdd(id: $id, tags: ["a", " b ", "a"]) { node { id } userErrors { message } } }';
const FIELDS =
  'mutation($id: ID!) { metafieldsSet(metafields: [{ ownerId: $id, key: "k", value: "v", type: "single_line_text_field" }]) { metafields { namespace } userErrors { message } } }';
const UPDATE =
  'mutation($input: OrderInput!) { orderUpdate(input: $input) { order { id } userErrors { field message } } }';

describe('annotations of an order', () => {
  test.each([
    ['tagsAdd', TAGS],
    ['metafieldsSet', FIELDS],
  ])(
    'GIVEN %s THEN the order is newer and its readers are told; without write_orders it is refused',
    async (name, document) => {
      const shop = openTestShop();
      const { id, updatedAt } = orderIn(shop);
      shop.advance(1000);
      await shop.run(document, { id });
      const changed = shop.context.state.orders.get(id)!;
      expect(changed.updatedAt > updatedAt).toBe(true);
      expect(shop.topics()).toEqual(['orders/updated']);

      shop.context.scopes = new Set(['read_orders']);
      const { errors } = await shop.execute(document, { id });
      expect(errors?.[0]).toMatchObject({ path: [name], extensions: { code: 'ACCESS_DENIED' } });
      expect(shop.context.state.orders.get(id)).toEqual(changed);
    },
  );

  test('GIVEN orderUpdate THEN custom attributes and tags are replaced, metafields joined, the rest left', async () => {
    const shop = openTestShop();
    const { id, updatedAt } = orderIn(shop, {
      note: 'old',
      tags: ['old'],
      customAttributes: [{ key: 'old', value: '1' }],
    });
    shop.advance(1000);
    const metafields = [{ namespace: 'aisle', key: 'more', type: 'single_line_text_field', value: 'v' }];
    const customAttributes = [{ key: 'new', value: '2' }];
    await shop.run(UPDATE, { input: { id, tags: ['new'], customAttributes, metafields } });
    const order = await readOrder(shop, id);
    expect(order).toMatchObject({ note: 'old', tags: ['new'], customAttributes });
    expect(order.metafields.nodes).toHaveLength(2);
    expect(shop.context.state.orders.get(id)!.updatedAt > updatedAt).toBe(true);
    expect(shop.topics()).toEqual(['orders/updated']);
    await shop.run(UPDATE, { input: { id, note: 'new', customAttributes: [] } });
    expect(await readOrder(shop, id)).toMatchObject({ note: 'new', tags: ['new'], customAttributes: [] });
  });
});
