import { z } from 'zod';

/** What a connection does not sell (`exclude`), or leaves to the shop's own checkout (`hand_off`). */
export const productRules = z
  .array(
    z.strictObject({
      action: z.enum(['exclude', 'hand_off']),
      field: z.enum(['tag', 'vendor', 'product_type', 'product', 'variant', 'category']),
      value: z.string().trim().min(1).max(255),
    }),
  )
  .max(200);

export type ProductRule = z.output<typeof productRules>[number];
