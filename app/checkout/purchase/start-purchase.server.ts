import { Prisma } from '#app/db/client/client.ts';
import type { EvidenceBody } from '#app/evidence/evidence-kind.ts';
import { recordEvidence } from '#app/evidence/record-evidence.server.ts';
import { snakeKeys } from '#app/evidence/snake-keys.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { saveSession } from '../session/session-store.server.ts';
import type { CheckoutSession } from '../session/session.ts';
import { agreedTerms } from './evidence/agreed-terms.ts';
import { NO_FACTS, tokenContext, type PaymentFacts, type TokenFacts } from './purchase-record.ts';
import { assertSpendCap } from './spend-cap.server.ts';

/**
 * Nobody resumes a purchase on its own before this: the agent's own retry comes first. Soon enough that what its caller
 * left behind is finished within a minute.
 */
const RESUME_AFTER_SECONDS = 30;

/**
 * The first recovery point: session locked, purchase on record, a job that will resume it, in one transaction.
 * From here on the purchase ends, whatever happens to this process.
 * @throws AppError `conflict` when another request changed or started to complete the session meanwhile, or its buyer
 *   may have paid in the shop already (adopt-order); `spend_cap_reached`.
 */
export async function startPurchase(
  scope: ShopScope,
  connection: { id: string; maxDailyAmount: bigint | null },
  session: CheckoutSession,
  input: {
    token: string;
    sent?: EvidenceBody;
    payment: Pick<PaymentFacts, 'mode' | 'billingAddress' | 'mustAuthenticate' | 'canAuthenticate'> &
      TokenFacts;
  },
): Promise<void> {
  const now = scope.clock();
  const fresh = {
    step: scope.shop.holdsStock ? 'holding_stock' : 'authorizing',
    amount: BigInt(session.state.totals.total),
    currency: session.currency,
    sealedToken: scope.secrets.seal(input.token, tokenContext(session.id)),
    payment: { ...NO_FACTS, ...input.payment } as unknown as Prisma.InputJsonObject,
    // When this attempt began.
    createdAt: now,
    updatedAt: now,
    lockedUntil: null,
  };
  await scope.db.$transaction(async (tx) => {
    const { id, currency, state } = session;
    await assertSpendCap(scope, tx, connection, { id, currency, total: state.totals.total });
    const started: CheckoutSession = { ...session, status: 'complete_in_progress', updatedAt: now };
    await saveSession(scope, tx, started, { adoptingOrderGid: null });
    await tx.purchase.upsert({
      where: { sessionId: session.id, shopId: scope.shop.id },
      create: { sessionId: session.id, shopId: scope.shop.id, connectionId: connection.id, ...fresh },
      // A new attempt after a refusal: a new number makes new idempotency keys.
      update: {
        ...fresh,
        attempt: { increment: 1 },
        refusal: Prisma.DbNull,
        paymentIntentId: null,
        chargeId: null,
        shopifyOrderGid: null,
        orderName: null,
        orderSnapshot: Prisma.DbNull,
        stockHold: Prisma.DbNull,
      },
    });
    await addJob(
      tx,
      'resume-purchase',
      { shopId: scope.shop.id, sessionId: session.id },
      { key: `purchase:${session.id}`, runAt: addSeconds(now, RESUME_AFTER_SECONDS) },
    );
    const { billingAddress: _sent, ...payment } = input.payment;
    const asked = { ...input.sent, agreed: agreedTerms(scope.shop, session), payment: snakeKeys(payment) };
    await recordEvidence(scope, tx, session.id, 'payment_requested', asked);
  });
}
