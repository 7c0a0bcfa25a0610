/**
 * The few categories of Shopify's product taxonomy that the built-in catalogue uses, by full name.
 * The whole taxonomy (11,000 entries) is Shopify's `product-taxonomy` repository.
 */
const CATEGORY_CODES: Record<string, string> = {
  'Animals & Pet Supplies > Pet Supplies > Pet Beds': 'ap-2-9',
  'Apparel & Accessories > Clothing > Clothing Tops > Hoodies': 'aa-1-13-13',
  'Apparel & Accessories > Clothing > Clothing Tops > Shirts': 'aa-1-13-7',
  'Apparel & Accessories > Clothing > Clothing Tops > T-Shirts': 'aa-1-13-8',
  'Apparel & Accessories > Clothing > Dresses': 'aa-1-4',
  'Apparel & Accessories > Clothing > Outerwear': 'aa-1-10',
  'Apparel & Accessories > Clothing > Pants': 'aa-1-12',
  'Apparel & Accessories > Clothing > Socks': 'aa-1-18',
  'Apparel & Accessories > Clothing Accessories > Hats': 'aa-2-17',
  'Apparel & Accessories > Handbags, Wallets & Cases > Handbags': 'aa-5-4',
  'Apparel & Accessories > Jewelry > Rings': 'aa-6-9',
  'Arts & Entertainment': 'ae',
  'Food, Beverages & Tobacco > Beverages > Coffee': 'fb-1-3',
  'Food, Beverages & Tobacco > Food Items': 'fb-2',
  Furniture: 'fr',
  'Gift Cards': 'gc',
  'Health & Beauty > Personal Care > Cosmetics > Skin Care': 'hb-3-2-9',
  'Home & Garden > Decor > Artwork > Posters, Prints, & Visual Artwork > Prints': 'hg-3-4-2-2',
  'Home & Garden > Decor > Vases': 'hg-3-74',
  'Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Aprons': 'hg-11-8-1',
  'Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Cutting Boards': 'hg-11-8-21',
  'Home & Garden > Kitchen & Dining > Tableware': 'hg-11-10',
  'Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs': 'hg-11-10-5-5',
  'Home & Garden > Lighting': 'hg-13',
  'Home & Garden > Linens & Bedding': 'hg-15',
  'Media > Books > Print Books': 'me-1-3',
  'Media > Music & Sound Recordings': 'me-3',
  'Office Supplies': 'os',
  'Sporting Goods > Outdoor Recreation': 'sg-4',
  'Toys & Games': 'tg',
};

/** Shopify's own id of "Uncategorized". */
const UNCATEGORIZED = 'na';

/** The category record of a full name. A name this file does not know keeps it, under the "uncategorized" id. */
export function categoryOf(fullName: string): { id: string; fullName: string } {
  return { id: `gid://shopify/TaxonomyCategory/${CATEGORY_CODES[fullName] ?? UNCATEGORIZED}`, fullName };
}

/** Whether the taxonomy id of that full name is known here. */
export function isKnownCategory(fullName: string): boolean {
  return fullName in CATEGORY_CODES;
}
