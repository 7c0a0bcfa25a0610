import { z } from 'zod';
import { parseDecimal } from '#app/kernel/money.ts';
import { decideReview } from '#app/orders/review/decide-review.server.ts';
import { findOrderByName } from '#app/orders/find-order-by-name.server.ts';
import type { ReviewRules } from '#app/orders/review/review-rules.ts';
import { setReviewRules } from '#app/orders/review/set-review-rules.server.ts';
import { command } from '../command.ts';

const list = z.string().transform((text) => (text === 'none' ? [] : text.split(',')));
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
/** A word that takes the limit away, or what `read` makes of the rest; undefined stays. */
const limit = (text: string | undefined, read: (text: string) => number) =>
  text === undefined ? undefined : text === 'off' ? null : read(text);
const ORDER = z.object({ order: z.string().min(1) });

/** Commands on orders that wait for staff. */
export const reviewCommands = {
  'set-review-rules': command({
    usage: {
      options: `[--risk-level off|elevated|highest] [--risk-score N|off] [--token-risk yes|no]
[--amount-over AMOUNT|off] [--ship-countries US,CA|none] [--countries-differ yes|no]
[--new-agent-orders N] [--new-buyers yes|no] [--product-tags TAG,TAG|none]
[--platform-terms yes|no] [--hand-off yes|no]`,
      does: 'which orders wait for staff before they ship; prints the rules, also without options',
    },
    options: z.object({
      'risk-level': z.enum(['off', 'elevated', 'highest']).optional(),
      'risk-score': z.string().optional(),
      'token-risk': yesNo.optional(),
      'amount-over': z
        .string()
        .regex(/^(\d+(\.\d+)?|off)$/, 'a decimal amount such as 250.00, or off')
        .optional(),
      'ship-countries': list.optional(),
      'countries-differ': yesNo.optional(),
      'new-agent-orders': z.coerce.number().optional(),
      'new-buyers': yesNo.optional(),
      'product-tags': list.optional(),
      'platform-terms': yesNo.optional(),
      'hand-off': yesNo.optional(),
    }),
    run: (scope, options) => {
      const rules: Partial<ReviewRules> = {
        riskLevel: options['risk-level'],
        riskScore: limit(options['risk-score'], Number),
        tokenRisk: options['token-risk'],
        amountOver: limit(options['amount-over'], (text) => parseDecimal(text, scope.shop.currency)),
        shipCountries: options['ship-countries'],
        countriesDiffer: options['countries-differ'],
        newAgentOrders: options['new-agent-orders'],
        newBuyers: options['new-buyers'],
        productTags: options['product-tags'],
        platformTerms: options['platform-terms'],
        handOff: options['hand-off'],
      };
      const given = Object.entries(rules).filter(([, value]) => value !== undefined);
      return setReviewRules(scope, Object.fromEntries(given));
    },
  }),
  'approve-order': command({
    usage: { options: '--order NAME', does: 'releases the hold of an order that waits for staff' },
    options: ORDER,
    run: async (scope, { order }) => {
      await decideReview(scope, await findOrderByName(scope, order), 'approved', 'command');
      return { order, decision: 'approved' };
    },
  }),
  'reject-order': command({
    usage: { options: '--order NAME', does: 'refunds and cancels an order that waits for staff' },
    options: ORDER,
    run: async (scope, { order }) => {
      await decideReview(scope, await findOrderByName(scope, order), 'rejected', 'command');
      return { order, decision: 'rejected' };
    },
  }),
};
