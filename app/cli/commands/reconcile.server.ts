import { z } from 'zod';
import { reconcileShop } from '#app/reconciliation/reconcile-shop.server.ts';
import { command } from '../command.ts';

/** The comparison of what a shop sold with its payments and orders, on demand. */
export const reconcileCommands = {
  reconcile: command({
    usage: {
      options: '[--days N]',
      does: 'compares sessions, payments at Stripe and orders in Shopify, mends what it may, lists what it found',
    },
    options: z.object({ days: z.coerce.number().int().min(1).max(365).optional() }),
    run: (scope, { days }) => reconcileShop(scope, { days }),
  }),
};
