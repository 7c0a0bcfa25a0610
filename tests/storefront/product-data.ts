/** What the block writes of an offer, as far as tests look at it. */
export interface OfferData {
  '@type': string;
  url: string;
  price: string;
  priceCurrency: string;
  priceSpecification?: { price: string; priceCurrency: string };
  availability: string;
  itemCondition?: string;
  hasMerchantReturnPolicy?: object;
  shippingDetails?: object[];
}

/** A `Product`, or a `ProductGroup` with its variants. */
export interface ProductData {
  '@context'?: string;
  '@type': string;
  name: string;
  url: string;
  brand: { name: string };
  description?: string;
  image?: string | string[];
  sku?: string;
  gtin?: string;
  color?: string;
  size?: string;
  material?: string;
  productGroupID?: string;
  variesBy?: string[];
  hasVariant?: ProductData[];
  offers?: OfferData;
}

/**
 * The JSON-LD in a rendered block, read as a browser does: up to the first end of a script. Null where there is none.
 * @throws SyntaxError when it is no JSON
 */
export function readProductData(html: string): ProductData | null {
  const [, json] = /<script type="application\/ld\+json">([\s\S]*?)<\/script/i.exec(html) ?? [];
  return json === undefined ? null : (JSON.parse(json) as ProductData);
}

/** Each offer of a page with the product that it is of. */
export function offersOf(page: ProductData): { offer: OfferData; variant: ProductData; page: ProductData }[] {
  return (page.hasVariant ?? [page]).flatMap((variant) =>
    variant.offers ? [{ offer: variant.offers, variant, page }] : [],
  );
}
