import { expect } from 'vitest';
import { htmlToPlain } from '#app/catalog/html-to-text.ts';
import type { ProductTranslations } from '#app/catalog/product-translations.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';

const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };
/** Shopify tells instants to the second. */
const instant = (iso: string) => new Date(Math.floor(Date.parse(iso) / 1000) * 1000);
const idOf = (gid: string) => gid.split('/').pop()!;

/** The shop's mirror, or one product of it, without what Aisle notes for itself: the sync, and prices that were. */
export async function mirrorOf({ db, shop }: ShopScope, productId?: string) {
  const rows = await db.product.findMany({
    where: { shopId: shop.id, id: productId },
    include: { variants: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ syncId: _syncId, ...row }) => ({
    ...row,
    variants: row.variants.map(({ previousPrice: _price, priceChangedAt: _at, ...variant }) => variant),
  }));
}

/** Compares the mirror with what the simulated shop holds, row by row and field by field. */
export async function expectMirrorOf(scope: ShopScope, { state, context }: ShopifySimulator): Promise<void> {
  const shop = context().shop();
  const products = state.products.all().map((product) => ({
    shopId: scope.shop.id,
    id: idOf(product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    ...described(product.descriptionHtml),
    vendor: product.vendor,
    productType: product.productType,
    category: product.category?.fullName ?? null,
    categoryId: product.category ? idOf(product.category.id) : null,
    collectionIds: (product.collectionIds ?? []).map(idOf),
    metafields: product.metafields ?? {},
    otherMedia: (product.otherMedia ?? []).map(({ type, url }) => ({
      type: type === 'Model3d' ? 'model_3d' : 'video',
      url,
    })),
    tags: [...product.tags].sort((a, b) => a.localeCompare(b)),
    status: product.status.toLowerCase(),
    publishedAt: product.publishedAt === null ? null : instant(product.publishedAt),
    onlineStoreUrl:
      product.status === 'ACTIVE' && product.publishedAt !== null
        ? `${shop.primaryUrl}/products/${product.handle}`
        : null,
    isGiftCard: product.isGiftCard,
    offChannel: null,
    requiresSellingPlan: product.requiresSellingPlan,
    options: product.options,
    images: product.images.map(({ url, altText }) => ({ url, altText })),
    translations: translationsOf(product),
    variantCount: state.variants.filter(({ productId }) => productId === product.id).length,
    shopifyUpdatedAt: instant(product.updatedAt),
    variants: state.variants
      .filter(({ productId }) => productId === product.id)
      .map((variant) => ({
        shopId: scope.shop.id,
        id: idOf(variant.id),
        productId: idOf(product.id),
        title: variant.title,
        sku: variant.sku,
        barcode: variant.barcode,
        position: variant.position,
        price: BigInt(variant.priceMinor),
        compareAtPrice: variant.compareAtMinor === null ? null : BigInt(variant.compareAtMinor),
        currency: shop.currencyCode,
        taxable: variant.taxable,
        requiresShipping: variant.requiresShipping,
        inventoryTracked: variant.tracked,
        inventoryPolicy: variant.inventoryPolicy.toLowerCase(),
        available: variant.available,
        inventoryItemId: idOf(variant.inventoryItemId),
        selectedOptions: variant.selectedOptions,
        imageUrl: product.images.find(({ id }) => id === variant.imageId)?.url ?? null,
        weightGrams: variant.weight?.value
          ? Math.round(variant.weight.value * GRAMS[variant.weight.unit])
          : null,
        marketPrices: marketPricesOf(scope.shop.marketCountries, variant, shop.currencyCode),
        unitPriceMeasure: unitMeasureOf(variant),
        requiresComponents: variant.requiresComponents ?? false,
        shopifyUpdatedAt: instant(variant.updatedAt),
      }))
      .sort(byId),
  }));
  expect(await mirrorOf(scope)).toEqual(products.sort(byId));
}

function described(html: string) {
  const { text, markdown } = htmlToPlain(html);
  return { descriptionText: text, descriptionMarkdown: markdown === text ? null : markdown };
}

function marketPricesOf(countries: string[], variant: VariantRecord, currency: string) {
  const { priceMinor, compareAtMinor } = variant;
  return Object.fromEntries(
    countries.map((country) => {
      const list = variant.marketPrices?.[country] ?? { priceMinor, compareAtMinor, currency };
      return [
        country,
        { price: list.priceMinor, compareAtPrice: list.compareAtMinor, currency: list.currency },
      ];
    }),
  );
}

function unitMeasureOf({ unitPriceMeasurement: measure }: VariantRecord) {
  if (!measure) return null;
  const { quantityValue, quantityUnit, referenceValue, referenceUnit } = measure;
  return {
    measuredValue: quantityValue,
    measuredUnit: quantityUnit,
    referenceValue,
    referenceUnit,
  };
}

/** What the simulated shop has translated of a product, as the mirror keeps it. */
function translationsOf({ translations, options }: ProductRecord): ProductTranslations {
  return Object.fromEntries(
    Object.entries(translations ?? {}).map(([language, texts]) => {
      const { title, descriptionHtml, optionNames = {}, optionValues = {} } = texts;
      const translated = options.flatMap(({ name, values }) => {
        const known = values.filter((value) => value in optionValues);
        const texts = {
          ...(name in optionNames && { name: optionNames[name] }),
          ...(known.length && {
            values: Object.fromEntries(known.map((value) => [value, optionValues[value]])),
          }),
        };
        return Object.keys(texts).length ? [[name, texts]] : [];
      });
      return [
        language,
        {
          ...(title && { title }),
          ...(descriptionHtml && { descriptionHtml }),
          ...(translated.length && { options: Object.fromEntries(translated) }),
        },
      ];
    }),
  );
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Gives a product of the simulated shop many variants and images; returns its numeric id. */
export function growProduct(
  { state, context }: ShopifySimulator,
  size: { variants: number; images: number },
): string {
  const [variant] = state.variants.all();
  const product = state.products.get(variant!.productId)!;
  const existing = state.variants.filter(({ productId }) => productId === product.id).length;
  const updatedAt = context().clock().toISOString();
  const images = Array.from({ length: size.images }, (_, n) => ({
    id: `gid://shopify/MediaImage/99${n}`,
    url: `https://cdn.example/${n}.png`,
    altText: null,
    width: 10,
    height: 10,
  }));
  state.products.patch(product.id, { images, updatedAt });
  for (let n = existing; n < size.variants; n++) {
    state.variants.put({
      ...variant!,
      id: `gid://shopify/ProductVariant/99${n}`,
      inventoryItemId: `gid://shopify/InventoryItem/99${n}`,
      title: `Grown ${n}`,
      position: n + 1,
      imageId: images[n % images.length]!.id,
      updatedAt,
    });
  }
  return idOf(product.id);
}

/** Adds a product with one variant to the simulated shop; returns its numeric id. */
export function addProduct({ state, context }: ShopifySimulator): string {
  const [variant] = state.variants.all();
  const product = state.products.get(variant!.productId)!;
  const updatedAt = context().clock().toISOString();
  const id = 'gid://shopify/Product/99001';
  state.products.put({ ...product, id, handle: 'added', updatedAt });
  state.variants.put({
    ...variant!,
    id: 'gid://shopify/ProductVariant/99001',
    inventoryItemId: 'gid://shopify/InventoryItem/99001',
    productId: id,
    updatedAt,
  });
  return idOf(id);
}
