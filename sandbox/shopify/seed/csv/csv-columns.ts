/**
 * Columns of Shopify's product CSV and every header they go by: the export's long-standing names first, then the
 * names of the 2025 template ("URL handle", "Price", "Product image URL"), both of which Shopify still accepts.
 * https://help.shopify.com/en/manual/products/import-export/using-csv
 */
const HEADERS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Body HTML', 'Description'],
  vendor: ['Vendor'],
  category: ['Product Category'],
  type: ['Type', 'Custom Product Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  option1Name: ['Option1 Name'],
  option1Value: ['Option1 Value'],
  option2Name: ['Option2 Name'],
  option2Value: ['Option2 Value'],
  option3Name: ['Option3 Name'],
  option3Value: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant Barcode', 'Variant Barcodes', 'Barcode', 'Barcodes'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  weightUnit: ['Variant Weight Unit', 'Weight unit for display'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price', 'Compare At Price'],
  requiresShipping: ['Variant Requires Shipping', 'Requires shipping'],
  taxable: ['Variant Taxable', 'Charge tax'],
  imageUrl: ['Image Src', 'Product image URL'],
  imagePosition: ['Image Position'],
  imageAlt: ['Image Alt Text'],
  variantImage: ['Variant Image', 'Variant image URL'],
  giftCard: ['Gift Card'],
  seoTitle: ['SEO Title'],
  seoDescription: ['SEO Description'],
} as const;

export type CsvColumn = keyof typeof HEADERS;

const COLUMN_BY_HEADER = new Map<string, CsvColumn>(
  Object.entries(HEADERS).flatMap(([column, names]) =>
    names.map((name) => [name.toLowerCase(), column as CsvColumn] as const),
  ),
);

/** The column a header names, in any letter case, or null for one that the simulator has no use for. */
export function columnOfHeader(header: string): CsvColumn | null {
  return COLUMN_BY_HEADER.get(header.trim().toLowerCase()) ?? null;
}

/** The name a column goes by if the file has none of its headers. */
export function usualHeader(column: CsvColumn): string {
  return HEADERS[column][0];
}
