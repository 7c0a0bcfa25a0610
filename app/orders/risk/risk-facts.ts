import type { CardChecks } from '#app/payments/read-card-checks.server.ts';
import type { RiskAssessmentResult, RiskFactSentiment } from '#app/shopify/operations/admin.generated.ts';

/** What is known of a purchase's risk. */
export interface RiskSources {
  agentName: string;
  /** Stripe Radar's view of the charge; the score is 0 to 100. */
  radar: { level: string; score?: number } | null;
  /** Insights of the shared payment token, by name. */
  tokenRisk: Record<string, { score: number; recommended_action: string }> | null;
  /** Of the card; null where the charge says nothing. */
  checks: CardChecks | null;
}

export interface RiskFact {
  description: string;
  sentiment: RiskFactSentiment;
}

/** Shopify takes no more with one assessment. */
const MOST_FACTS = 20;

const LEVELS: Record<string, RiskAssessmentResult> = { highest: 'HIGH', elevated: 'MEDIUM', normal: 'LOW' };
const RADAR: Record<string, RiskFactSentiment> = {
  highest: 'NEGATIVE',
  elevated: 'NEGATIVE',
  normal: 'POSITIVE',
};
const CHECKS: Record<string, { word: string; sentiment: RiskFactSentiment }> = {
  pass: { word: 'matches', sentiment: 'POSITIVE' },
  fail: { word: 'does not match', sentiment: 'NEGATIVE' },
  unavailable: { word: 'could not be checked by the issuer', sentiment: 'NEUTRAL' },
  unchecked: { word: 'was not checked', sentiment: 'NEUTRAL' },
};

/**
 * A purchase's risk as Shopify's `orderRiskAssessmentCreate` takes it: Radar's level (or that of a token insight which
 * recommends to block), and what speaks for and against it. NONE where Stripe says nothing about it.
 */
export function riskAssessment(sources: RiskSources): { riskLevel: RiskAssessmentResult; facts: RiskFact[] } {
  const insights = Object.entries(sources.tokenRisk ?? {});
  const blocked = insights.some(([, insight]) => insight.recommended_action === 'block');
  const level = LEVELS[sources.radar?.level ?? ''] ?? (insights.length > 0 ? 'LOW' : 'NONE');
  const facts = [
    fact(`Placed by the AI agent ${sources.agentName}`, 'NEUTRAL'),
    ...radarFacts(sources.radar),
    ...cardFacts(sources.checks),
    ...insights.map(([name, { score, recommended_action: action }]) =>
      fact(
        `Payment token: ${name.replaceAll('_', ' ')} scores ${score}, Stripe recommends to ${action}`,
        action === 'block' ? 'NEGATIVE' : 'POSITIVE',
      ),
    ),
  ];
  return { riskLevel: blocked ? 'HIGH' : level, facts: facts.slice(0, MOST_FACTS) };
}

function radarFacts(radar: RiskSources['radar']): RiskFact[] {
  if (!radar) return [];
  const score = radar.score === undefined ? '' : ` (score ${radar.score} of 100)`;
  return [fact(`Stripe Radar rates the risk as ${radar.level}${score}`, RADAR[radar.level] ?? 'NEUTRAL')];
}

function cardFacts(checks: CardChecks | null): RiskFact[] {
  if (!checks) return [];
  const { cvc, addressLine1, postalCode, threeDSecure } = checks;
  return [
    ...check('The card’s security code (CVC)', cvc),
    ...check('The billing street (AVS)', addressLine1),
    ...check('The billing postal code (AVS)', postalCode),
    ...(threeDSecure
      ? [
          fact(
            `3-D Secure: ${threeDSecure.replaceAll('_', ' ')}`,
            threeDSecure === 'authenticated'
              ? 'POSITIVE'
              : threeDSecure === 'failed'
                ? 'NEGATIVE'
                : 'NEUTRAL',
          ),
        ]
      : []),
  ];
}

function check(what: string, result: string | null): RiskFact[] {
  const told = result ? CHECKS[result] : undefined;
  return told ? [fact(`${what} ${told.word}`, told.sentiment)] : [];
}

function fact(description: string, sentiment: RiskFactSentiment): RiskFact {
  return { description, sentiment };
}
