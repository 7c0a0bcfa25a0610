import { describe, expect, it } from 'vitest';
import { CatalogFileError } from '../catalog-file-error.ts';
import { catalogFolder } from '../testing/catalog-folder.ts';
import { readProductsJson } from './read-products-json.ts';

const folder = catalogFolder();

const read = async (content: string) => readProductsJson(await folder.write('products.json', content), 'USD');

/** A product as a storefront's `/products.json` tells it. */
const mug = {
  id: 1,
  title: 'Mug',
  handle: 'mug',
  body_html: '<p>Hot</p>',
  published_at: '2026-01-01T00:00:00-08:00',
  created_at: '2026-01-01T00:00:00-08:00',
  updated_at: '2026-01-01T00:00:00-08:00',
  vendor: 'Loam',
  product_type: 'Mugs',
  tags: ['a', 'b'],
  variants: [
    {
      id: 11,
      title: 'Red',
      option1: 'Red',
      option2: null,
      option3: null,
      sku: 'M-R',
      requires_shipping: true,
      taxable: true,
      featured_image: { id: 5, src: 'https://img.example/red.jpg' },
      available: true,
      price: '16.00',
      grams: 340,
      compare_at_price: '20.00',
      position: 1,
      product_id: 1,
    },
    { id: 12, option1: 'Blue', price: '16.00', available: false },
  ],
  images: [{ id: 5, src: 'https://img.example/red.jpg', width: 800, height: 600, position: 1 }],
  options: [{ name: 'Color', position: 1, values: ['Red', 'Blue'] }],
};
const bowl = { id: 2, title: 'Bowl', handle: 'bowl', variants: [{ price: 9.5 }] };

describe('readProductsJson', () => {
  it('GIVEN a saved page WHEN read THEN products, variants and images are there', async () => {
    const [product] = await read(JSON.stringify({ products: [mug] }));
    expect(product).toMatchObject({
      handle: 'mug',
      published: true,
      tags: ['a', 'b'],
      optionNames: ['Color'],
      images: [{ url: 'https://img.example/red.jpg', width: 800, height: 600, altText: null }],
    });
    expect(product!.variants).toMatchObject([
      {
        optionValues: ['Red'],
        sku: 'M-R',
        priceMinor: 1600,
        compareAtMinor: 2000,
        tracked: false,
        weight: { value: 340, unit: 'GRAMS' },
        imageUrl: 'https://img.example/red.jpg',
      },
      { optionValues: ['Blue'], tracked: true, available: 0, inventoryPolicy: 'DENY' },
    ]);
  });

  it.each([
    [
      'pages one after another',
      `${JSON.stringify({ products: [mug] })}\n${JSON.stringify({ products: [bowl, mug] })}`,
    ],
    ['an array of pages', JSON.stringify([{ products: [mug] }, { products: [bowl, mug] }])],
    ['an array of products', JSON.stringify([mug, bowl])],
    ['a byte order mark', `\uFEFF${JSON.stringify({ products: [mug, bowl] })}`],
  ])('GIVEN %s WHEN read THEN every product is taken once', async (_, content) => {
    expect((await read(content)).map(({ handle }) => handle)).toEqual(['mug', 'bowl']);
  });

  it('GIVEN the Admin API fields WHEN read THEN they win over the storefront ones', async () => {
    const admin = {
      ...bowl,
      status: 'draft',
      published_at: null,
      tags: 'x, y',
      variants: [
        {
          price: '9.50',
          barcode: '9520001000010',
          inventory_quantity: -3,
          inventory_policy: 'continue',
          inventory_management: 'shopify',
          weight: 1.5,
          weight_unit: 'lb',
          grams: 680,
        },
      ],
    };
    const [product] = await read(JSON.stringify({ products: [admin] }));
    expect(product).toMatchObject({ status: 'DRAFT', published: false, tags: ['x', 'y'] });
    expect(product!.variants[0]).toMatchObject({
      tracked: true,
      available: -3,
      inventoryPolicy: 'CONTINUE',
      barcode: '9520001000010',
      weight: { value: 1.5, unit: 'POUNDS' },
    });
  });

  it.each([
    ['products[1].title', { ...bowl, title: 7 }],
    ['products[1].handle', { ...bowl, handle: undefined }],
    ['products[1].variants', { ...bowl, variants: [] }],
    ['products[1].variants[0].price', { ...bowl, variants: [{ price: 'ten' }] }],
    ['products[1].variants[0].price', { ...bowl, variants: [{ price: '-1.00' }] }],
    [
      'products[1].variants[0].compare_at_price',
      { ...bowl, variants: [{ price: '1', compare_at_price: '1.999' }] },
    ],
    [
      'products[1].variants[0].inventory_policy',
      { ...bowl, variants: [{ price: '1', inventory_policy: 'stop' }] },
    ],
    ['products[1].variants[0].option1', { ...bowl, options: [{ name: 'Size' }] }],
    ['products[1].images[0].src', { ...bowl, images: [{ src: 'mug.jpg' }] }],
  ])('GIVEN a broken %s WHEN read THEN the error names file, line and field', async (field, broken) => {
    const page = { products: [mug, broken] };
    const error = await failure(JSON.stringify(page, null, 1));
    expect(error).toMatchObject({ field, file: expect.stringMatching(/products\.json$/) as string });
    expect(error.line).toBeGreaterThan(JSON.stringify({ products: [mug] }, null, 1).split('\n').length - 3);
    expect(error.message).toContain(`line ${error.line}, field "${field}"`);
  });

  it('GIVEN a broken second page WHEN read THEN the line counts from the start of the file', async () => {
    const pages = `${JSON.stringify({ products: [mug] })}\n${JSON.stringify({ products: [{ ...bowl, title: '' }] })}`;
    expect(await failure(pages)).toMatchObject({ line: 2, field: 'products[0].title' });
  });

  it('GIVEN text that is no JSON WHEN read THEN the line of the fault is named', async () => {
    expect(await failure('{"products":[\n{"title": nope}\n]}')).toMatchObject({ line: 2, field: null });
    expect(await failure('{"products":[\n{"title": "cut of')).toMatchObject({ line: 2 });
  });

  it('GIVEN other JSON WHEN read THEN it says what is missing', async () => {
    expect(await failure('{"collections":[]}')).toMatchObject({ line: 1, field: 'products' });
  });
});

async function failure(content: string): Promise<CatalogFileError> {
  const error = await read(content).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CatalogFileError);
  return error as CatalogFileError;
}
