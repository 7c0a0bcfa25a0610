import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import {
  GetProductDocument,
  type GetProductQuery,
  type GetProductQueryVariables,
} from '#app/shopify/operations/admin.generated.ts';
import { CHANNEL_HANDLE } from './channel/specification.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { withShopFields } from './shop-fields.ts';
import { withoutTranslations } from './without-translations.ts';

type Page = NonNullable<GetProductQuery['product']> & { channelGid: string | null };

/** A product that is being edited right now changes between pages; it is read again this often. */
const ATTEMPTS = 3;

/**
 * Reads one product with all its images and variants, in the shape mapProduct takes; null when it is gone. Without
 * its translations where the shop does not let them be read.
 * @throws Error when it kept changing while it was read; ShopifyError when Shopify cannot be asked.
 */
export async function readProduct(scope: ShopScope, productId: string): Promise<object | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const pages = await readPages(scope, toGid('Product', productId));
    if (pages === 'changed') continue;
    return pages && joinPages(pages);
  }
  throw new Error(`product ${productId} kept changing while it was read`);
}

async function readPages(scope: ShopScope, id: string): Promise<Page[] | 'changed' | null> {
  const pages: Page[] = [];
  let after: { mediaAfter: string | null; variantsAfter: string | null } = {
    mediaAfter: null,
    variantsAfter: null,
  };
  for (;;) {
    const variants = variantsAPage(scope.shop.marketCountries.length);
    const product = await readPage(scope, {
      ...{ id, ...after, variants, firstPage: pages.length === 0 },
      ...{ isChannel: scope.shop.channelGid !== null, channelHandle: CHANNEL_HANDLE },
    });
    if (!product) return pages.length === 0 ? null : 'changed';
    if (pages.some(({ updatedAt }) => updatedAt !== product.updatedAt)) return 'changed';
    pages.push(product);
    const { media } = product;
    if (!media.pageInfo.hasNextPage && !product.variants.pageInfo.hasNextPage) return pages;
    after = {
      mediaAfter: endOf(media, after.mediaAfter),
      variantsAfter: endOf(product.variants, after.variantsAfter),
    };
  }
}

/** A query may cost 1000 points; a variant costs eight, and three more for each market's price. */
function variantsAPage(markets: number): number {
  return Math.max(5, Math.min(50, Math.floor(400 / (8 + 3 * markets))));
}

async function readPage(scope: ShopScope, variables: GetProductQueryVariables): Promise<Page | null> {
  const document = withShopFields(GetProductDocument, scope.shop);
  try {
    return pageOf(await shopifyAdmin(scope, document, variables));
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    return pageOf(await shopifyAdmin(scope, withoutTranslations(document), variables));
  }
}

const pageOf = ({ product, channel }: GetProductQuery): Page | null =>
  product ? { ...product, channelGid: channel?.id ?? null } : null;

/** A connection that has ended stays at its end: what comes after it is empty and has no cursor. */
function endOf({ pageInfo }: Page['media'] | Page['variants'], before: string | null): string | null {
  return pageInfo.endCursor ?? before;
}

function joinPages(pages: Page[]): object {
  return {
    ...pages[0],
    collections: pages[0]!.collections?.nodes ?? [],
    media: pages.flatMap(({ media }) => media.nodes),
    variants: pages.flatMap(({ variants }) =>
      variants.nodes.map((variant) => ({ ...variant, media: variant.media.nodes })),
    ),
  };
}
