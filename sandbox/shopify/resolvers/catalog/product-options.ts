import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import { numericId } from './numeric-id.ts';

/** A `ProductOption` and a `ProductOptionValue` as resolvers get them, with the product they belong to. */
export type OptionSource = ReturnType<typeof productOptions>[number];
export type OptionValueSource = OptionSource['optionValues'][number];

/** The options of a product with their values, in order. */
export function productOptions(product: ProductRecord) {
  return product.options.map((option, index) => ({
    ...option,
    owner: product,
    id: `gid://shopify/ProductOption/${numericId(product.id)}${index + 1}`,
    position: index + 1,
    linkedMetafield: null,
    optionValues: option.values.map((name, value) => ({
      owner: product,
      id: `gid://shopify/ProductOptionValue/${numericId(product.id)}${index + 1}${value + 1}`,
      name,
      hasVariants: true,
      linkedMetafieldValue: null,
      swatch: null,
    })),
  }));
}

/** The value of a variant's selected option; undefined when the product no longer has it. */
export function optionValue(
  product: ProductRecord,
  selected: { name: string; value: string },
): OptionValueSource | undefined {
  return productOptions(product)
    .find((option) => option.name === selected.name)
    ?.optionValues.find((value) => value.name === selected.value);
}
