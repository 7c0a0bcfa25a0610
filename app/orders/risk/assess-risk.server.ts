import { isDeepStrictEqual } from 'node:util';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import { readCardChecks, type CardChecks } from '#app/payments/read-card-checks.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  CreateRiskAssessmentDocument,
  GetRiskDocument,
  type GetRiskQuery,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { riskAssessment, type RiskSources } from './risk-facts.ts';

const BACKGROUND = { lane: 'background' } as const;

/**
 * Puts what Stripe thinks of a purchase's risk into Shopify's fraud analysis of the order, once. Orders of Shopify's
 * own checkout have Shopify's analysis and need none.
 * @throws ShopifyError, Stripe's errors: the job is repeated, and looks first whether the assessment is there.
 */
export async function assessRisk(
  services: Services,
  { shopId, orderId }: JobPayloads['assess-risk'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const row =
    scope &&
    (await scope.db.order.findUnique({
      where: { id: orderId, shopId },
      select: {
        shopifyOrderGid: true,
        session: {
          select: {
            connection: { select: { name: true, mode: true } },
            purchase: { select: { payment: true, chargeId: true } },
          },
        },
      },
    }));
  const purchase = row?.session.purchase;
  if (!scope || !row || !purchase) return;
  const { connection } = row.session;
  const { risk = null, tokenRisk = null } = (purchase.payment ?? {}) as {
    risk?: RiskSources['radar'];
    tokenRisk?: RiskSources['tokenRisk'];
  };
  const checks = purchase.chargeId ? await checksOf(scope, connection.mode, purchase.chargeId) : null;
  const assessment = riskAssessment({ agentName: connection.name, radar: risk, tokenRisk, checks });

  const id = row.shopifyOrderGid;
  const { order } = await shopifyAdmin(scope, GetRiskDocument, { id }, BACKGROUND);
  // Shopify adds an assessment each time: an earlier run may have been here.
  if (!order || order.risk.assessments.some((known) => isSame(known, assessment))) return;
  const variables = { input: { orderId: id, ...assessment } };
  const reply = await shopifyAdmin(scope, CreateRiskAssessmentDocument, variables, BACKGROUND);
  const problem = reply.orderRiskAssessmentCreate?.userErrors[0];
  // It has shipped: the analysis helps nobody any more.
  if (problem && problem.code !== 'ORDER_ALREADY_FULFILLED' && problem.code !== 'NOT_FOUND')
    throw new Error(`the risk of ${id} could not be told: ${problem.message}`);
}

/** Null for a merchant who has disconnected Stripe meanwhile: the rest is worth telling all the same. */
async function checksOf(scope: ShopScope, mode: string, chargeId: string): Promise<CardChecks | null> {
  try {
    return await readCardChecks(await merchantStripe(scope, mode), chargeId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'payments_not_connected') return null;
    throw error;
  }
}

type Known = NonNullable<GetRiskQuery['order']>['risk']['assessments'][number];

function isSame(known: Known, assessment: ReturnType<typeof riskAssessment>): boolean {
  const { riskLevel, facts } = known;
  const plain = facts.map(({ description, sentiment }) => ({ description, sentiment }));
  return isDeepStrictEqual({ riskLevel, facts: plain }, assessment);
}
