import { describe, expect, it } from 'vitest';
import { CatalogFileError } from '../catalog-file-error.ts';
import { catalogFolder } from '../testing/catalog-folder.ts';
import { readProductCsv } from './read-product-csv.ts';

const folder = catalogFolder();

const read = async (content: string | Buffer) =>
  readProductCsv(await folder.write('products.csv', content), 'USD');

const OLD_HEADER =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,Variant Image,Variant Weight Unit,Status';

describe('readProductCsv', () => {
  it('GIVEN an export with several rows per product WHEN read THEN rows become variants and images', async () => {
    const [shirt, ...rest] = await read(
      [
        OLD_HEADER,
        `shirt,Shirt,"<p>Two,\nlines</p>",Fernhill,Shirts,"summer, linen, summer",TRUE,Size,S,Color,Sand,A-1,240,shopify,5,deny,19.99,25,true,true,'0952000100001,https://img.example/2.jpg,2,Back,false,https://img.example/1.jpg,kg,active`,
        `shirt,,,,,,,,M,,Sand,A-2,240,shopify,0,continue,21,,true,false,,https://img.example/1.jpg,1,Front,,,lb,`,
        `shirt,,,,,,,,,,,,,,,,,,,,,https://img.example/3.jpg,3,,,,,`,
      ].join('\n'),
    );
    expect(rest).toEqual([]);
    expect(shirt).toMatchObject({
      handle: 'shirt',
      title: 'Shirt',
      descriptionHtml: '<p>Two,\nlines</p>',
      tags: ['summer', 'linen'],
      status: 'ACTIVE',
      published: true,
      optionNames: ['Size', 'Color'],
    });
    expect(shirt!.images.map(({ url }) => url)).toEqual([
      'https://img.example/1.jpg',
      'https://img.example/2.jpg',
      'https://img.example/3.jpg',
    ]);
    expect(shirt!.variants).toEqual([
      {
        optionValues: ['S', 'Sand'],
        sku: 'A-1',
        barcode: '0952000100001',
        priceMinor: 1999,
        compareAtMinor: 2500,
        taxable: true,
        tracked: true,
        inventoryPolicy: 'DENY',
        available: 5,
        requiresShipping: true,
        weight: { value: 0.24, unit: 'KILOGRAMS' },
        imageUrl: 'https://img.example/1.jpg',
      },
      {
        optionValues: ['M', 'Sand'],
        sku: 'A-2',
        barcode: null,
        priceMinor: 2100,
        compareAtMinor: null,
        taxable: false,
        tracked: true,
        inventoryPolicy: 'CONTINUE',
        available: 0,
        requiresShipping: true,
        weight: { value: 0.5291, unit: 'POUNDS' },
        imageUrl: null,
      },
    ]);
  });

  it('GIVEN the header names of the newer template WHEN read THEN they mean the same', async () => {
    const [mug] = await read(
      [
        'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Charge tax,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Product image URL,Image position,Image alt text,Gift card,SEO title,SEO description',
        'Mug,mug,<p>Hot</p>,Loam,Home & Garden > Decor > Vases,Mugs,"a, b",FALSE,Draft,M-1,9520001000010,Color,Red,16.50,20.00,FALSE,shopify,7,CONTINUE,340,oz,TRUE,https://img.example/m.png,1,A mug,FALSE,T,D',
      ].join('\n'),
    );
    expect(mug).toMatchObject({
      handle: 'mug',
      descriptionHtml: '<p>Hot</p>',
      category: 'Home & Garden > Decor > Vases',
      published: false,
      status: 'DRAFT',
      seo: { title: 'T', description: 'D' },
      images: [{ url: 'https://img.example/m.png', altText: 'A mug' }],
    });
    expect(mug!.variants).toEqual([
      expect.objectContaining({
        sku: 'M-1',
        barcode: '9520001000010',
        priceMinor: 1650,
        compareAtMinor: 2000,
        taxable: false,
        available: 7,
        inventoryPolicy: 'CONTINUE',
        weight: { value: 11.9931, unit: 'OUNCES' },
      }),
    ]);
  });

  it('GIVEN only titles and blanks WHEN read THEN blanks mean what they mean to Shopify', async () => {
    const products = await read('Title\nCafé Olé!\nOne\n,\n');
    expect(products.map(({ handle }) => handle)).toEqual(['café-olé', 'one']);
    expect(products[0]).toMatchObject({
      published: true,
      status: 'ACTIVE',
      optionNames: ['Title'],
      category: null,
    });
    expect(products[0]!.variants).toEqual([
      {
        optionValues: ['Default Title'],
        sku: null,
        barcode: null,
        priceMinor: 0,
        compareAtMinor: null,
        taxable: true,
        tracked: false,
        inventoryPolicy: 'DENY',
        available: 0,
        requiresShipping: true,
        weight: null,
        imageUrl: null,
      },
    ]);
  });

  it('GIVEN a byte order mark, CRLF and empty lines WHEN read THEN nothing of them is left', async () => {
    const products = await read(
      '\uFEFFHandle,Title,Variant Price\r\n\r\nmug,Mug,12\r\n,,\r\nbowl,Bowl,9.5\r\n',
    );
    expect(products.map(({ title, variants }) => [title, variants[0]!.priceMinor])).toEqual([
      ['Mug', 1200],
      ['Bowl', 950],
    ]);
  });

  it('GIVEN rows of one handle apart from each other WHEN read THEN they are one product', async () => {
    const products = await read(
      'Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,1\nb,B,,,2\na,,,M,3\n',
    );
    expect(products.map(({ handle, variants }) => [handle, variants.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('GIVEN an unlisted product WHEN read THEN it is active but unpublished', async () => {
    const [product] = await read('Title,Status,Published\nHidden,unlisted,true\n');
    expect(product).toMatchObject({ status: 'ACTIVE', published: false });
  });

  it.each([
    ['Variant Price', 'x,X,ten', /"ten" is not a decimal amount/],
    ['Variant Price', 'x,X,1.999', /finer than one minor unit/],
    ['Variant Price', 'x,X,-1', /negative/],
    ['Variant Compare At Price', 'x,X,1,"1,200.00"', /not a decimal amount/],
    ['Published', 'x,X,1,,maybe', /none of true, yes, false, no/],
    ['Status', 'x,X,1,,,live', /none of active, draft, archived, unlisted/],
    ['Variant Inventory Qty', 'x,X,1,,,,many', /not a whole number/],
    ['Variant Inventory Policy', 'x,X,1,,,,,stop', /none of deny, continue/],
    ['Variant Grams', 'x,X,1,,,,,,-5', /not a weight in grams/],
    ['Variant Weight Unit', 'x,X,1,,,,,,5,stone', /none of g, kg, oz, lb/],
    ['Variant Requires Shipping', 'x,X,1,,,,,,,,perhaps', /none of/],
    ['Variant Taxable', 'x,X,1,,,,,,,,,perhaps', /none of/],
    ['Gift Card', 'x,X,1,,,,,,,,,,perhaps', /none of/],
    ['Image Src', 'x,X,1,,,,,,,,,,,mug.jpg', /not an http address/],
    ['Image Position', 'x,X,1,,,,,,,,,,,,first', /not a whole number/],
    ['Variant Image', 'x,X,1,,,,,,,,,,,,,javascript:alert(1)', /not an http address/],
    ['Handle', ',,1', /needs a handle/],
    ['Title', 'x,,1', /no row of "x" has a title/],
  ])('GIVEN a broken %s WHEN read THEN the error names file, line and field', async (field, row, reason) => {
    const header =
      'Handle,Title,Variant Price,Variant Compare At Price,Published,Status,Variant Inventory Qty,Variant Inventory Policy,Variant Grams,Variant Weight Unit,Variant Requires Shipping,Variant Taxable,Gift Card,Image Src,Image Position,Variant Image';
    const error = await failure(`${header}\nok,"Fine,\non two lines",5\n${row}\n`);
    expect(error).toMatchObject({ line: 4, field });
    expect(error.reason).toMatch(reason);
    expect(error.message).toContain('products.csv, line 4, field');
  });

  it('GIVEN the same option values twice WHEN read THEN the second row is refused', async () => {
    const error = await failure('Handle,Title,Option1 Name,Option1 Value\na,A,Size,S\na,,,s\n');
    expect(error).toMatchObject({ line: 3, field: 'Option1 Value' });
    expect(error.reason).toContain('on line 2 already');
  });

  it('GIVEN a variant without a value for an option WHEN read THEN it is refused', async () => {
    const error = await failure(
      'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value\na,A,Size,S,Color,Red\na,,,M,,\n',
    );
    expect(error).toMatchObject({ line: 3, field: 'Option2 Value' });
  });

  it('GIVEN too many cells or a stray quote WHEN read THEN the line is named', async () => {
    expect(await failure('Handle,Title\na,A\nb,B,C,D\n')).toMatchObject({ line: 3 });
    expect(await failure('Handle,Title\na,A\nb,"B"x\n')).toMatchObject({ line: 3 });
  });

  it('GIVEN a file that is not UTF-8 WHEN read THEN the cell is named', async () => {
    const error = await failure(Buffer.from('Handle,Title\na,A\nb,Caf\xe9\n', 'latin1'));
    expect(error).toMatchObject({ line: 3, field: 'Title' });
    expect(error.reason).toContain('UTF-8');
  });

  it('GIVEN another kind of CSV WHEN read THEN it says so', async () => {
    expect(await failure('date,amount\n1,2\n')).toMatchObject({ line: 1, field: 'Title' });
  });
});

async function failure(content: string | Buffer): Promise<CatalogFileError> {
  const error = await read(content).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CatalogFileError);
  return error as CatalogFileError;
}
