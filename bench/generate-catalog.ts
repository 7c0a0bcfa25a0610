/** Sizes of a real catalogue: eight variants a product, descriptions of about 1.5 KB, three pictures. */
const VARIANTS_EACH = 8;

const SENTENCES = [
  'A mug of stoneware for a third of a litre of tea, glazed by hand in a small workshop by the sea.',
  'It keeps the warmth of the clay and the traces of the fingers that turned it; no two are quite alike.',
  'The handle takes three fingers, the rim is thin, and the foot is left unglazed so that it stands firmly.',
  'Dishwasher and microwave safe &mdash; although it likes being washed by hand &amp; dried with a towel.',
];

function description(n: number): string {
  const paragraph = (index: number) => `<p>${SENTENCES[(n + index) % SENTENCES.length]} <b>No. ${n}</b>.</p>`;
  const list = `<ul><li>Height: ${8 + (n % 5)}&nbsp;cm</li><li>Volume: 0.3&nbsp;l</li><li>Made in series ${n % 97}</li></ul>`;
  return `<h2>About this mug</h2>${Array.from({ length: 9 }, (_, index) => paragraph(index)).join('')}${list}`;
}

/** Lines of a bulk operation's result (`groupObjects: true`) for a shop with so many variants. */
export function* catalogLines(variants: number): Generator<string> {
  const products = Math.ceil(variants / VARIANTS_EACH);
  for (let n = 1; n <= products; n += 1) {
    const id = `gid://shopify/Product/${100_000_000 + n}`;
    const colours = ['Sand', 'Sea', 'Moss', 'Clay'];
    yield JSON.stringify({
      ...{ id, title: `Stoneware mug ${n}`, handle: `stoneware-mug-${n}`, descriptionHtml: description(n) },
      ...{ vendor: `Pottery ${n % 50}`, productType: 'Mugs', tags: ['mug', 'tea', `series-${n % 97}`] },
      category: {
        id: 'gid://shopify/TaxonomyCategory/hg-11-6',
        fullName: 'Home & Garden > Kitchen & Dining > Mugs',
      },
      ...{
        status: 'ACTIVE',
        publishedAt: '2026-01-02T03:04:05Z',
        isGiftCard: false,
        requiresSellingPlan: false,
      },
      onlineStoreUrl: `https://bench.example/products/stoneware-mug-${n}`,
      options: [
        { name: 'Color', values: colours },
        { name: 'Size', values: ['S', 'L'] },
      ],
      updatedAt: '2026-02-03T04:05:06Z',
    });
    for (let image = 0; image < 3; image += 1)
      yield JSON.stringify({
        id: `gid://shopify/MediaImage/${n}${image}`,
        image: {
          url: `https://cdn.bench.example/files/mug-${n}-${image}.jpg?v=17000000${image}`,
          altText: `Mug ${n}`,
        },
        __parentId: id,
      });
    for (let v = 0; v < Math.min(VARIANTS_EACH, variants - (n - 1) * VARIANTS_EACH); v += 1) {
      const [colour, size] = [colours[v % 4]!, v < 4 ? 'S' : 'L'];
      const number = 400_000_000 + n * 10 + v;
      yield JSON.stringify({
        id: `gid://shopify/ProductVariant/${number}`,
        ...{ title: `${colour} / ${size}`, sku: `MUG-${n}-${v}`, barcode: null, position: v + 1 },
        ...{
          price: `${10 + (n % 40)}.50`,
          compareAtPrice: n % 3 === 0 ? `${20 + (n % 40)}.00` : null,
          taxable: true,
        },
        ...{ inventoryPolicy: 'DENY', requiresComponents: false, sellableOnlineQuantity: n % 20 },
        selectedOptions: [
          { name: 'Color', value: colour },
          { name: 'Size', value: size },
        ],
        inventoryItem: {
          ...{ id: `gid://shopify/InventoryItem/${number}`, tracked: true, requiresShipping: true },
          measurement: { weight: { value: 350, unit: 'GRAMS' } },
        },
        updatedAt: '2026-02-03T04:05:06Z',
        __parentId: id,
      });
    }
  }
}
