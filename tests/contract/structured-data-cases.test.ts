import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributesOf } from '#app/feeds/item/attributes.ts';
import { toGtin } from '#app/feeds/gtin.ts';
import { currencyExponent, formatDecimal, parseDecimal } from '#app/kernel/money.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { feedSample } from '#tests/feed-samples.ts';
import { liquidObjects, type LiquidObject, type Visit } from '#tests/storefront/liquid-objects.ts';
import { readProductData, type OfferData } from '#tests/storefront/product-data.ts';
import { openBlock } from '#tests/storefront/render-block.ts';
import { sampleProduct, sampleVariant } from '#tests/storefront/sample-product.ts';
import { schemaOrgProblems } from '#tests/storefront/schema-org-problems.ts';

const block = openBlock('extensions/structured-data/blocks/product-data.liquid');
const VISIT: Visit = { origin: 'https://shop.example', shopName: 'The Pottery', shopCurrency: 'USD' };

interface Page {
  product?: Partial<ProductRecord>;
  variants?: Partial<VariantRecord>[];
  settings?: LiquidObject;
  visit?: Partial<Visit>;
}

const render = ({ product, variants = [{}], settings, visit }: Page) =>
  block.render(
    liquidObjects(sampleProduct(product), variants.map(sampleVariant), { ...VISIT, ...visit }),
    settings,
  );
const read = (page: Page = {}) => readProductData(render(page))!;
const offerOf = (variant: Partial<VariantRecord>, settings?: LiquidObject, visit?: Partial<Visit>) =>
  read({ variants: [variant], settings, visit }).offers!;

describe('a text of the merchant', () => {
  test.each([
    ['quotes', `12" "Mug" 'n' \\ more`],
    ['the end of a script', '</script><script>alert(1)</script>'],
    ['a comment', '<!-- <script>'],
    ['line breaks', 'one\ntwo\r\nthree\u2028four\u0000five'],
    ['emoji', '👩‍🚀 Tasse 🎉'],
    ['Liquid', '{{ shop.name }} {% raw %}'],
    ['entities', 'Salt &amp; pepper &lt;b&gt;'],
  ])('GIVEN %s WHEN it is told THEN it is the same text', (_what, text) => {
    const options = [{ name: text, values: [text, 'x'] }];
    const page: Page = {
      product: { title: text, vendor: text, options },
      variants: ['1', '2'].map((id) => ({
        id: `gid://shopify/ProductVariant/${id}`,
        title: text,
        sku: text,
        selectedOptions: [{ name: text, value: text }],
      })),
      visit: { shopName: text },
    };
    expect(read(page)).toMatchObject({
      name: text,
      brand: { name: text.trim() },
      variesBy: [text],
      hasVariant: [
        { name: `${text} - ${text}`, sku: text, offers: { seller: { name: text } } },
        { name: `${text} - ${text}`, sku: text, offers: { seller: { name: text } } },
      ],
    });
    expect(render(page).match(/<\/?script|<!--/g)).toEqual(['<script', '</script']);
  });

  test('GIVEN a description with markup THEN its words are told', () => {
    const descriptionHtml =
      '<h2>Mug</h2><p>Salt &amp;amp; pepper&nbsp;&mdash;<b>2</b>&times;.</p><script>x()</script><ul><li>one</li><li>two</li></ul>';
    expect(read({ product: { descriptionHtml } }).description).toBe('Mug Salt &amp; pepper —2×. one two');
  });

  test('GIVEN no description, no vendor, no picture THEN none is claimed, and the shop stands in as brand', () => {
    const page = read({ product: { descriptionHtml: ' <p> </p>', vendor: ' ', images: [] } });
    expect(page).not.toHaveProperty('description');
    expect(page).not.toHaveProperty('image');
    expect(page.brand).toEqual({ '@type': 'Brand', name: 'The Pottery' });
  });
});

describe('a product', () => {
  test('GIVEN one unnamed variant THEN it is a product with one offer', () => {
    expect(read()).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Product',
      '@id': '/products/mug#product',
      name: 'Mug',
      url: 'https://shop.example/products/mug',
      brand: { '@type': 'Brand', name: 'Potter' },
      description: 'Holds tea.',
      image: ['https://cdn.example/mug.jpg?v=1&width=1920'],
      sku: 'MUG',
      gtin: '4006381333931',
      offers: {
        '@type': 'Offer',
        '@id': '/products/mug?variant=44001#offer',
        url: 'https://shop.example/products/mug?variant=44001',
        price: '12.50',
        priceCurrency: 'USD',
        availability: 'https://schema.org/InStock',
        seller: { '@type': 'Organization', name: 'The Pottery' },
      },
    });
  });

  test('GIVEN it has variants THEN it is a group of them, by what they vary in', () => {
    const variant = (id: number, colour: string, glaze: string): Partial<VariantRecord> => ({
      id: `gid://shopify/ProductVariant/${id}`,
      title: `${colour} / ${glaze}`,
      imageId: id === 1 ? 'gid://shopify/MediaImage/1' : null,
      selectedOptions: [
        { name: 'Colour', value: colour },
        { name: 'Glaze', value: glaze },
      ],
    });
    const options = [
      { name: 'Colour', values: ['Blue', 'Red'] },
      { name: 'Glaze', values: ['Matt'] },
    ];
    const page = read({
      product: { options },
      variants: [variant(1, 'Blue', 'Matt'), variant(2, 'Red', 'Matt')],
    });
    expect(page).toMatchObject({
      '@type': 'ProductGroup',
      productGroupID: 'product-11',
      variesBy: ['https://schema.org/color', 'Glaze'],
      hasVariant: [
        { '@type': 'Product', name: 'Mug - Blue / Matt', color: 'Blue', inProductGroupWithID: 'product-11' },
        { '@type': 'Product', name: 'Mug - Red / Matt', color: 'Red' },
      ],
    });
    expect(page.hasVariant!.map(({ image }) => image)).toEqual([
      'https://cdn.example/mug.jpg?v=1&width=1920',
      undefined,
    ]);
    expect(page).not.toHaveProperty('offers');
    expect(schemaOrgProblems([page])).toEqual([]);
  });

  test('GIVEN another page THEN nothing is told', () => {
    expect(render({ visit: { pageType: 'collection' } }).trim()).toBe('');
  });

  test.each([
    'Color',
    'COULEUR',
    'Farbe',
    'Size',
    'Taille',
    'Größe',
    'Tamaño',
    'Material',
    'Matière',
    'Motif',
  ])('GIVEN the option %s THEN it is the same property as in the feed', (name) => {
    const options = [{ name, value: 'x' }];
    const page = read({
      product: { options: [{ name, values: ['x'] }] },
      variants: [{ title: 'x', selectedOptions: options }],
    });
    const { color, size, material } = page;
    expect({ color, size, material }).toEqual({
      color: undefined,
      size: undefined,
      material: undefined,
      ...attributesOf(feedSample({ options })),
    });
  });
});

describe('a barcode', () => {
  test.each([
    '',
    '96385074',
    '012345678905',
    '4006381333931',
    '04006381333931',
    '0000000000000',
    'ISBN',
    ' 4006381333931',
  ])('GIVEN %j THEN it is told where the feed tells it', (barcode) =>
    expect(read({ variants: [{ barcode }] }).gtin ?? null).toBe(toGtin(barcode)),
  );

  test('GIVEN any digits THEN it is told where the feed tells it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,15}$/), (barcode) => {
        expect(read({ variants: [{ barcode }] }).gtin ?? null).toBe(toGtin(barcode));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a price', () => {
  test.each(Intl.supportedValuesOf('currency'))(
    'GIVEN %s THEN it has the decimals that the feed writes',
    (currency) => {
      const exponent = currencyExponent(currency);
      for (const amount of ['0.01', '5', '7.05', '1234.50', '99999.99']) {
        const priceMinor = parseDecimal(exponent === 0 ? amount.replace(/\..*/, '') : amount, currency);
        if (priceMinor === 0) continue;
        const { price, priceCurrency } = offerOf({ priceMinor }, {}, { shopCurrency: currency });
        expect([price, priceCurrency]).toEqual([formatDecimal(priceMinor, currency), currency]);
      }
    },
  );

  test('GIVEN the visitor’s market has prices of its own THEN those are told', () => {
    const marketPrices = { JP: { priceMinor: 1800, compareAtMinor: 2400, currency: 'JPY' } };
    expect(offerOf({ marketPrices }, {}, { country: 'JP' })).toMatchObject({
      price: '1800',
      priceCurrency: 'JPY',
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        priceType: 'https://schema.org/StrikethroughPrice',
        price: '2400',
        priceCurrency: 'JPY',
      },
    });
  });

  test.each([
    [1250, undefined],
    [1000, undefined],
    [0, undefined],
    [1500, '15.00'],
  ])('GIVEN a compare-at price of %d THEN the regular price is %s', (compareAtMinor, regular) => {
    const { price, priceSpecification } = offerOf({ compareAtMinor });
    expect([price, priceSpecification?.price]).toEqual(['12.50', regular]);
  });

  test('GIVEN none THEN there is no offer, as there is no row', () => {
    expect(read({ variants: [{ priceMinor: 0 }] })).not.toHaveProperty('offers');
  });
});

describe('availability', () => {
  test.each<[string, Partial<VariantRecord>, string]>([
    ['in stock', {}, 'InStock'],
    ['sold out', { available: 0 }, 'OutOfStock'],
    ['sold beyond stock', { available: -2, inventoryPolicy: 'CONTINUE' }, 'BackOrder'],
    ['in stock and sold beyond', { inventoryPolicy: 'CONTINUE' }, 'InStock'],
    ['not tracked', { available: 0, tracked: false }, 'InStock'],
  ])('GIVEN a variant that is %s', (_what, variant, expected) => {
    expect(offerOf(variant).availability).toBe(`https://schema.org/${expected}`);
  });
});

describe('what the merchant sets', () => {
  const claims: [string, LiquidObject, Partial<OfferData>][] = [
    ['nothing', {}, {}],
    ['a deadline without days', { returns: 'finite' }, {}],
    ['a deadline of no days', { returns: 'finite', return_days: 0 }, {}],
    ['fees without a policy', { return_fees: 'free', return_countries: 'US' }, {}],
    ['a shipping price without countries', { shipping_price: '4.95' }, {}],
    ['countries without a shipping price', { shipping_countries: 'US' }, {}],
    ['a shipping price that is none', { shipping_price: 'free!', shipping_countries: 'US' }, {}],
    ['a shipping price with two points', { shipping_price: '1.000,00', shipping_countries: 'US' }, {}],
    ['a negative shipping price', { shipping_price: '-1', shipping_countries: 'US' }, {}],
    ['countries that are none', { shipping_price: '1', shipping_countries: 'UK, Germany, D E' }, {}],
    [
      'days, and who pays',
      { returns: 'finite', return_days: 14, return_fees: 'free', return_countries: ' at , DE,xx' },
      {
        hasMerchantReturnPolicy: {
          '@type': 'MerchantReturnPolicy',
          applicableCountry: ['AT', 'DE'],
          merchantReturnDays: 14,
          returnFees: 'https://schema.org/FreeReturn',
          returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
        },
      },
    ],
    [
      'returns without a deadline',
      { returns: 'unlimited', return_days: 14 },
      {
        hasMerchantReturnPolicy: {
          '@type': 'MerchantReturnPolicy',
          returnPolicyCategory: 'https://schema.org/MerchantReturnUnlimitedWindow',
        },
      },
    ],
    [
      'no returns',
      { returns: 'none', return_days: 14, return_fees: 'free' },
      {
        hasMerchantReturnPolicy: {
          '@type': 'MerchantReturnPolicy',
          returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted',
        },
      },
    ],
    [
      'free shipping',
      { shipping_price: '0', shipping_countries: 'CA' },
      {
        shippingDetails: [
          {
            '@type': 'OfferShippingDetails',
            shippingRate: { '@type': 'MonetaryAmount', value: '0', currency: 'USD' },
            shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'CA' },
          },
        ],
      },
    ],
    ['a condition', { condition: 'used' }, { itemCondition: 'https://schema.org/UsedCondition' }],
  ];

  test.each(claims)('GIVEN %s THEN only that is claimed', (_what, settings, claimed) => {
    const { hasMerchantReturnPolicy, shippingDetails, itemCondition } = offerOf({}, settings);
    expect({ hasMerchantReturnPolicy, shippingDetails, itemCondition }).toEqual(claimed);
  });

  test('GIVEN each of these THEN schema.org has words for it, and for nothing else', () => {
    const pages = claims.map(([, settings]) => read({ settings }));
    expect(schemaOrgProblems(pages)).toEqual([]);
    const [page] = pages;
    const wrong = [
      { ...page, colour: 'Blue' },
      { ...page, '@type': 'Produkt' },
      { ...page, offers: { ...page!.offers, availability: 'https://schema.org/Gone' } },
    ];
    expect(schemaOrgProblems(wrong)).toHaveLength(wrong.length);
  });

  test('GIVEN goods that are not shipped THEN no shipping is claimed', () => {
    const settings = { shipping_price: '4.95', shipping_countries: 'US,CA' };
    expect(offerOf({}, settings).shippingDetails).toHaveLength(2);
    expect(offerOf({ requiresShipping: false }, settings)).not.toHaveProperty('shippingDetails');
  });

  test.each([
    ['mm-google-shopping.condition', 'New'],
    ['custom.condition', ' refurbished'],
  ])('GIVEN the metafield %s THEN it comes first, as in the feed', (name, value) => {
    const metafields = { [name]: value };
    const { condition } = attributesOf(feedSample({ metafields }));
    const page = read({ product: { metafields }, settings: { condition: 'used' } });
    expect(page.offers!.itemCondition!.toLowerCase()).toBe(`https://schema.org/${condition}condition`);
  });
});
