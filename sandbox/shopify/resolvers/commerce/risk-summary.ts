import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

const RECOMMENDATION: Record<string, string> = { HIGH: 'CANCEL', MEDIUM: 'INVESTIGATE', LOW: 'ACCEPT' };

/** GraphQL `OrderRiskSummary`: the latest assessments and what the worst of them advises. */
export function riskSummary(order: OrderRecord) {
  const worst = ['HIGH', 'MEDIUM', 'LOW'].find((level) =>
    order.riskAssessments.some((assessment) => assessment.riskLevel === level),
  );
  return {
    assessments: order.riskAssessments.map(riskAssessment),
    recommendation: (worst && RECOMMENDATION[worst]) ?? 'NONE',
  };
}

/** GraphQL `OrderRiskAssessment`; the simulator does not name the app that made it. */
export function riskAssessment(assessment: OrderRecord['riskAssessments'][number]) {
  return { ...assessment, provider: null };
}
