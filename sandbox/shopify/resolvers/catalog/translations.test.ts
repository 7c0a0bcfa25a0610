import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startTestSimulator({
    scopes: 'read_products,read_translations,read_locales,read_locations,read_legal_policies',
  });
}, 60_000);
afterAll(() => simulator.close());

const TEXTS = `
  translations(locale: $locale) { key value locale outdated }
  options { name translations(locale: $locale) { key value } optionValues { name translations(locale: $locale) { key value } } }
`;
const product = async (locale: string, handle = 'cafe-ole-mug') =>
  (
    await simulator.graphql(
      `query($locale: String!, $handle: String!) { productByIdentifier(identifier: { handle: $handle }) {
        ${TEXTS}
        variants(first: 1) { nodes { requiresComponents translations(locale: $locale) { key }
          selectedOptions { value optionValue { name translations(locale: $locale) { value } } } } }
        hasVariantsThatRequiresComponents
      } }`,
      { locale, handle },
    )
  ).body.data.productByIdentifier;

describe('translations', () => {
  it('GIVEN a translated product THEN its texts, option names and option values are in the language', async () => {
    const mug = await product('fr');
    expect(mug.translations).toEqual([
      { key: 'title', value: 'Tasse Café Olé ☕', locale: 'fr', outdated: false },
      { key: 'body_html', value: expect.stringContaining('35 cl'), locale: 'fr', outdated: false },
    ]);
    expect(mug.options[0]).toMatchObject({
      name: 'Color',
      translations: [{ key: 'name', value: 'Couleur' }],
      optionValues: [
        { name: 'Lake', translations: [{ key: 'name', value: 'Lac' }] },
        { name: 'Poppy', translations: [{ key: 'name', value: 'Coquelicot' }] },
      ],
    });
    expect(mug.variants.nodes[0]).toMatchObject({
      translations: [],
      selectedOptions: [{ value: 'Lake', optionValue: { name: 'Lake', translations: [{ value: 'Lac' }] } }],
    });
  });

  it.each([
    ['en', 'cafe-ole-mug'],
    ['it', 'cafe-ole-mug'],
    ['fr', 'heron-sticker'],
  ])('GIVEN %s of %s THEN there is no translation', async (locale, handle) => {
    expect((await product(locale, handle)).translations).toEqual([]);
  });

  it('GIVEN a translated policy THEN its body is in the language, and nothing else of it', async () => {
    const { body } = await simulator.graphql(
      '{ shop { shopPolicies { type updatedAt de: translations(locale: "de") { key value } es: translations(locale: "es") { key } } } }',
    );
    const policies: { type: string; de: { key: string; value: string }[]; es: object[] }[] =
      body.data.shop.shopPolicies;
    expect(policies.find(({ type }) => type === 'REFUND_POLICY')).toEqual({
      type: 'REFUND_POLICY',
      updatedAt: simulator.state.shops.all()[0]!.policies[0]!.updatedAt,
      de: [{ key: 'body', value: expect.stringContaining('Widerrufsrecht') }],
      es: [],
    });
    expect(policies.find(({ type }) => type === 'PRIVACY_POLICY')).toMatchObject({ de: [] });
  });

  it('GIVEN texts set by control, and a language taken back THEN they follow', async () => {
    const { id } = simulator.state.products.find(({ handle }) => handle === 'heron-sticker')!;
    const path = `/products/${id.split('/').pop()}`;
    await simulator.control('PATCH', path, { translations: { de: { title: 'Reiher-Aufkleber' } } });
    expect((await product('de', 'heron-sticker')).translations).toMatchObject([
      { value: 'Reiher-Aufkleber' },
    ]);
    const shop = simulator.state.shops.all()[0]!;
    const locales = shop.locales!.map((row) => ({ ...row, published: row.locale !== 'de' }));
    simulator.state.shops.patch(shop.id, { locales });
    expect((await product('de', 'heron-sticker')).translations).toEqual([]);
    const { body } = await simulator.graphql('{ shopLocales(published: true) { locale } }');
    expect(body.data.shopLocales).toEqual([{ locale: 'en' }, { locale: 'fr' }, { locale: 'es' }]);
    simulator.state.shops.patch(shop.id, { locales: shop.locales! });
  });

  it('GIVEN a bulk query THEN translations come inside the product’s line', async () => {
    const query = `{ products { edges { node { id handle translations(locale: "es") { key value } } } } }`;
    const { body } = await simulator.graphql(
      'mutation($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }',
      { query },
    );
    expect(body.data.bulkOperationRunQuery.userErrors).toEqual([]);
    const { id } = body.data.bulkOperationRunQuery.bulkOperation;
    const done = () => simulator.state.bulkOperations.get(id)!;
    await expect.poll(() => done().status).toBe('COMPLETED');
    const lines = done()
      .jsonl!.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find((line) => line.handle === 'cafe-ole-mug').translations[0]).toEqual({
      key: 'title',
      value: 'Taza Café Olé ☕',
    });
  });

  it('GIVEN shopLocales THEN English is primary and three more are published; the scopes are demanded', async () => {
    const { body } = await simulator.graphql('{ shopLocales { locale name primary published } }');
    expect(body.data.shopLocales).toEqual([
      { locale: 'en', name: 'English', primary: true, published: true },
      { locale: 'fr', name: 'French', primary: false, published: true },
      { locale: 'de', name: 'German', primary: false, published: true },
      { locale: 'es', name: 'Spanish', primary: false, published: true },
    ]);
    const other = await startTestSimulator({ scopes: 'read_products,read_legal_policies' });
    for (const query of [
      '{ shop { shopPolicies { translations(locale: "fr") { value } } } }',
      '{ shopLocales { locale } }',
      '{ products(first: 1) { nodes { translations(locale: "fr") { value } } } }',
    ]) {
      const refused = await other.graphql(query);
      expect(refused.body.errors[0].extensions.code).toBe('ACCESS_DENIED');
    }
    await other.close();
  });
});

describe('bundles', () => {
  it('GIVEN the built-in set, and a variant made a bundle THEN both say that they need components', async () => {
    const set = await product('en', 'slow-morning-set');
    expect(set).toMatchObject({
      hasVariantsThatRequiresComponents: true,
      variants: { nodes: [{ requiresComponents: true }] },
    });
    expect((await product('en')).hasVariantsThatRequiresComponents).toBe(false);
    const { id } = simulator.state.variants.find(({ sku }) => sku === 'LL-COM-LAK')!;
    await simulator.control('PATCH', `/variants/${id.split('/').pop()}`, { requiresComponents: true });
    expect((await product('en')).hasVariantsThatRequiresComponents).toBe(true);
  });
});

describe('locations', () => {
  it('GIVEN a closed location THEN it is listed only when asked for, and can be read alone', async () => {
    const shop = simulator.state.shops.all()[0]!;
    const closed = { ...shop.locations[0]!, id: 'gid://shopify/Location/9', name: 'Old', isActive: false };
    simulator.state.shops.patch(shop.id, { locations: [...shop.locations, closed] });
    const { body } = await simulator.graphql(`{
      locations(first: 5) { nodes { name isActive address { address1 city province provinceCode countryCode zip phone } } }
      all: locations(first: 5, includeInactive: true) { nodes { name } }
      location(id: "${closed.id}") { name isActive }
    }`);
    simulator.state.shops.patch(shop.id, { locations: shop.locations });
    expect(body.data).toMatchObject({
      locations: {
        nodes: [
          {
            name: 'Portland warehouse',
            isActive: true,
            address: {
              address1: '100 Example Street',
              city: 'Portland',
              province: 'Oregon',
              provinceCode: 'OR',
              countryCode: 'US',
              zip: '97209',
              phone: '+15035550100',
            },
          },
        ],
      },
      all: { nodes: [{ name: 'Portland warehouse' }, { name: 'Old' }] },
      location: { name: 'Old', isActive: false },
    });
  });
});
