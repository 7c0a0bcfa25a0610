import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
let token: string;
let now = new Date('2026-11-01T00:00:00Z');
beforeAll(async () => {
  simulator = await startTestSimulator({ clock: () => now });
  token = await simulator.accessToken();
}, 60_000);
afterAll(() => simulator.close());

/** Runs a query that must not fail; time passes so that the cost bucket fills again. */
async function data(query: string, variables = {}) {
  now = addSeconds(now, 20);
  const { body } = await simulator.graphql(query, variables, token);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const PRODUCT = `
  id legacyResourceId title handle descriptionHtml description(truncateAt: 20) vendor productType tags status publishedAt
  createdAt updatedAt isGiftCard requiresSellingPlan category { id name fullName } options { id name position values
  optionValues { name } } onlineStoreUrl onlineStorePreviewUrl seo { title description } hasOnlyDefaultVariant
  hasOutOfStockVariants tracksInventory totalInventory variantsCount { count precision } mediaCount { count }
  media(first: 5) { nodes { id alt mediaContentType status preview { image { url } } ... on MediaImage { image { url altText width height } } } }
  images(first: 5) { nodes { id url altText } } featuredMedia { id } featuredImage { url }
  priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount } }
  compareAtPriceRange { minVariantCompareAtPrice { amount } }
  contextualPricing(context: { country: DE }) { minVariantPricing { price { amount } } priceRange { maxVariantPrice { amount } } }
  publishedOnCurrentPublication resourcePublicationsV2(first: 5) { nodes { isPublished publication { id } } }
  metafield(namespace: "a", key: "bc") { value } collections(first: 1) { nodes { id } }`;
const VARIANT = `
  id legacyResourceId title displayName sku barcode price compareAtPrice position inventoryPolicy inventoryQuantity
  sellableOnlineQuantity availableForSale taxable createdAt updatedAt selectedOptions { name value } image { url altText }
  media(first: 1) { nodes { id } } requiresComponents product { id } metafield(namespace: "a", key: "bc") { value }
  contextualPricing(context: { country: US }) { price { amount currencyCode } compareAtPrice { amount } quantityRule { minimum } }
  inventoryItem { id sku tracked requiresShipping measurement { weight { unit value } } variant { id }
    inventoryLevels(first: 1) { nodes { id location { id name } quantities(names: ["available", "committed", "on_hand"]) { name quantity } } } }`;

describe('catalogue resolvers', () => {
  it('WHEN every product and variant is read with all simulated fields THEN none fails', async () => {
    for (const { id } of simulator.state.products.all()) {
      const { product } = await data(
        `query($id: ID!) { product(id: $id) { ${PRODUCT} variants(first: 5) { nodes { ${VARIANT} } } } }`,
        { id },
      );
      expect(product.id).toBe(id);
    }
  }, 30_000);

  it('WHEN searched, counted and sorted THEN the catalogue answers as a shop does', async () => {
    const active = simulator.state.products.filter((product) => product.status === 'ACTIVE').length;
    const [first, second] = simulator.state.variants.all();
    const found = await data(
      `query($ids: String!) {
        productsCount(query: "status:active") { count precision }
        products(first: 3, sortKey: TITLE, reverse: true, query: "updated_at:>2020-01-01") { nodes { title } }
        productVariants(first: 5, query: $ids) { nodes { id } }
      }`,
      { ids: `id:${first!.id.split('/').pop()} OR id:${second!.id.split('/').pop()}` },
    );
    expect(found.productsCount).toEqual({ count: active, precision: 'EXACT' });
    const titles = found.products.nodes.map(({ title }: { title: string }) => title);
    expect(titles).toEqual([...titles].sort().reverse());
    expect(found.productVariants.nodes).toEqual([{ id: first!.id }, { id: second!.id }]);
  });

  it('WHEN nodes are looked up by gid THEN each comes as its type, an absent one as null', async () => {
    const variant = simulator.state.variants.all()[0]!;
    const { nodes } = await data(
      'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ProductVariant { price } ... on InventoryItem { tracked } } }',
      { ids: [variant.id, variant.productId, variant.inventoryItemId, 'gid://shopify/Product/9'] },
    );
    expect(nodes).toEqual([
      { __typename: 'ProductVariant', id: variant.id, price: expect.any(String) },
      { __typename: 'Product', id: variant.productId },
      { __typename: 'InventoryItem', id: variant.inventoryItemId, tracked: variant.tracked },
      null,
    ]);
    const { body } = await simulator.graphql('{ node(id: "1001") { id } }', {}, token);
    expect(body.errors[0].message).toBe("Invalid global id '1001'");
  });

  it('WHEN shop, locations, publications and the installation are read THEN they are there', async () => {
    const found = await data(`{
      shop { id name email contactEmail myshopifyDomain primaryDomain { host url } currencyCode enabledPresentmentCurrencies
        taxesIncluded shipsToCountries shopPolicies { type title body url } shopAddress { city countryCodeV2 } plan { publicDisplayName }
        ianaTimezone weightUnit countriesInShippingZones { countryCodes includeRestOfWorld } }
      locations(first: 1) { nodes { id name isActive address { city countryCode } } }
      publications(first: 1) { nodes { id } }
      currentAppInstallation { id accessScopes { handle } app { handle } }
    }`);
    expect(found.shop.shopPolicies.map(({ type }: { type: string }) => type)).toContain('TERMS_OF_SERVICE');
    expect(found.currentAppInstallation.accessScopes).toContainEqual({ handle: 'write_orders' });
    expect(found.locations.nodes[0].address.countryCode).toBe('US');
  });

  it('WHEN policies are read without their scope THEN they are denied, and the shop without them is not', async () => {
    const other = await startTestSimulator({ scopes: 'read_products' });
    const denied = await other.graphql('{ shop { name shopPolicies { title } } }');
    expect(denied.body.errors[0].extensions.code).toBe('ACCESS_DENIED');
    const { body } = await other.graphql('{ shop { name } }');
    expect(body.data.shop.name).toBe('Demo Shop');
    await other.close();
  });

  it('WHEN a metafield definition is made twice THEN the second is TAKEN; without the owner’s scope it is denied', async () => {
    const create = (ownerType: string) =>
      simulator.graphql(
        `mutation($d: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $d) { createdDefinition { namespace type { name } capabilities { uniqueValues { enabled } } } userErrors { code field } } }`,
        { d: { name: 'Session', namespace: '$app', key: 'session_id', type: 'id', ownerType } },
        token,
      );
    const first = (await create('ORDER')).body.data.metafieldDefinitionCreate;
    expect(first.createdDefinition).toMatchObject({
      namespace: expect.stringMatching(/^app--/),
      type: { name: 'id' },
      capabilities: { uniqueValues: { enabled: true } },
    });
    const second = (await create('ORDER')).body.data.metafieldDefinitionCreate;
    expect(second).toEqual({
      createdDefinition: null,
      userErrors: [{ code: 'TAKEN', field: ['definition', 'key'] }],
    });
    expect((await create('CUSTOMER')).body.errors[0].extensions.code).toBe('ACCESS_DENIED');
  });
});
