import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { readState } from '../session/empty-state.ts';
import type { SessionState } from '../session/session.ts';
import { lineAvailability } from '../lines/line-stock.ts';
import { assessStock } from '../session/assess-session.ts';
import { wordsOf } from '../words/words.ts';
import type { PurchaseRecord, Refusal } from './purchase-record.ts';
import { refusalText } from './refusals.ts';
import type { StepResult } from './steps/step.ts';

/**
 * Ends an attempt without a charge: in the transaction that ends the purchase, the session opens again and says why.
 * Everything outside must have been undone before. `alsoStore` becomes true with it.
 */
export function refuse(
  scope: ShopScope,
  purchase: PurchaseRecord,
  refusal: Refusal,
  alsoStore?: StepResult['store'],
): StepResult {
  return {
    next: 'refused',
    fields: { refusal: refusal as unknown as Prisma.InputJsonObject, sealedToken: null },
    store: async (tx) => {
      await reopenSession(scope, tx, purchase.sessionId, refusal);
      await alsoStore?.(tx);
    },
  };
}

/**
 * Turns a purchase around: from here on it is only undone. `fields` names what was found out and is to be undone,
 * `store` what else becomes true with it.
 */
export function compensate(
  refusal: Refusal,
  fields: StepResult['fields'] = {},
  store?: StepResult['store'],
): StepResult {
  return {
    next: 'compensating',
    fields: { ...fields, refusal: refusal as unknown as Prisma.InputJsonObject },
    store,
  };
}

/** A session's state with the reason why it was not paid. */
export function tellRefusal(before: SessionState, refusal: Refusal): SessionState {
  if (refusal.code === 'out_of_stock') return tellSoldOut(before, refusal);
  const { code, param, resolution } = refusal;
  const text = refusalText(wordsOf(before.language), refusal);
  const message = { severity: 'error' as const, code, text, param, resolution };
  // What was said before, as of a code that does not count, is true still.
  const others = before.notices.filter((notice) => notice.code !== code);
  return { ...before, blocking: [], notices: [message, ...others] };
}

/** Sold out after the quote said it was there: by line, where Shopify told how many are left. */
function tellSoldOut(before: SessionState, refusal: Refusal): SessionState {
  const { code, param, resolution, stock = {} } = refusal;
  const words = wordsOf(before.language);
  const lines = before.lines.map((line) => {
    const available = stock[line.variantId];
    if (available === undefined) return line;
    return { ...line, available, availability: lineAvailability(available, line.availability) };
  });
  const named = assessStock(words, lines);
  const text = refusalText(words, refusal);
  return {
    ...before,
    lines,
    blocking: named.length > 0 ? named : [{ severity: 'error', code, text, param, resolution }],
    // The next change asks Shopify again.
    quoteBasis: null,
  };
}

async function reopenSession(
  scope: ShopScope,
  tx: Queryable,
  sessionId: string,
  refusal: Refusal,
): Promise<void> {
  const where = { id: sessionId, shopId: scope.shop.id };
  const row = await tx.checkoutSession.findUniqueOrThrow({ where });
  const soldOut = refusal.code === 'out_of_stock';
  const state = tellRefusal(readState(row.state), refusal);
  await tx.checkoutSession.update({
    where,
    data: {
      status: soldOut ? 'not_ready_for_payment' : 'ready_for_payment',
      state: state as unknown as Prisma.InputJsonObject,
      version: { increment: 1 },
      updatedAt: scope.clock(),
    },
  });
}
