import { z } from 'zod';

const price = z.strictObject({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const description = z
  .strictObject({ plain: z.string(), html: z.string(), markdown: z.string() })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'needs one of plain, html and markdown');
const media = z.array(
  z.strictObject({
    type: z.string(),
    url: z.url(),
    alt_text: z.string().optional(),
    width: z.int().optional(),
    height: z.int().optional(),
  }),
);
const seller = z
  .strictObject({
    name: z.string(),
    links: z.array(z.strictObject({ type: z.string(), title: z.string().optional(), url: z.url() })),
  })
  .partial();
const measure = z.strictObject({ value: z.number(), unit: z.string() });

const variant = z.strictObject({
  id: z.string(),
  title: z.string(),
  ...z
    .object({
      description,
      url: z.url(),
      barcodes: z.array(z.strictObject({ type: z.string(), value: z.string() })),
      price,
      list_price: price,
      unit_price: z.strictObject({ ...price.shape, measure, reference: measure.extend({ value: z.int() }) }),
      availability: z.strictObject({ available: z.boolean(), status: z.string() }).partial(),
      categories: z.array(z.strictObject({ value: z.string(), taxonomy: z.string().optional() })),
      condition: z.array(z.string()),
      variant_options: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      media,
      seller,
      marketplace: seller,
    })
    .partial().shape,
});

/** `Product` of ACP's feed schema (2026-04-17), which forbids further properties; `last_update_id` is unreleased. */
export const acpProductSchema = z.strictObject({
  id: z.string(),
  title: z.string().optional(),
  description: description.optional(),
  url: z.url().optional(),
  media: media.optional(),
  last_update_id: z.string().optional(),
  variants: z.array(variant),
});
