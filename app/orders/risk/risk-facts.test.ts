import { describe, expect, test } from 'vitest';
import { riskAssessment, type RiskSources } from './risk-facts.ts';

const NOTHING: RiskSources = { agentName: 'ChatGPT', radar: null, tokenRisk: null, checks: null };
const AGENT = { description: 'Placed by the AI agent ChatGPT', sentiment: 'NEUTRAL' };
const insight = (recommended_action: string) => ({ score: 10, recommended_action });

describe('the risk level', () => {
  test.each([
    [{}, 'NONE'],
    [{ radar: { level: 'not_assessed' } }, 'NONE'],
    [{ radar: { level: 'normal' } }, 'LOW'],
    [{ radar: { level: 'elevated' } }, 'MEDIUM'],
    [{ radar: { level: 'highest' } }, 'HIGH'],
    [{ tokenRisk: { bot: insight('continue') } }, 'LOW'],
    [{ radar: { level: 'normal' }, tokenRisk: { bot: insight('block') } }, 'HIGH'],
  ])('of %j is %s', (given, level) => {
    expect(riskAssessment({ ...NOTHING, ...given }).riskLevel).toBe(level);
  });
});

describe('the facts', () => {
  test('of a purchase of which nothing is known are whose it is', () => {
    expect(riskAssessment(NOTHING).facts).toEqual([AGENT]);
  });

  test('say what speaks for and against it', () => {
    const { facts } = riskAssessment({
      ...NOTHING,
      radar: { level: 'elevated', score: 68 },
      tokenRisk: { stolen_card: insight('block'), bot: insight('continue') },
      checks: { cvc: 'pass', addressLine1: 'fail', postalCode: 'unavailable', threeDSecure: 'authenticated' },
    });
    expect(facts.map(({ description, sentiment }) => `${sentiment}: ${description}`)).toEqual([
      'NEUTRAL: Placed by the AI agent ChatGPT',
      'NEGATIVE: Stripe Radar rates the risk as elevated (score 68 of 100)',
      'POSITIVE: The card’s security code (CVC) matches',
      'NEGATIVE: The billing street (AVS) does not match',
      'NEUTRAL: The billing postal code (AVS) could not be checked by the issuer',
      'POSITIVE: 3-D Secure: authenticated',
      'NEGATIVE: Payment token: stolen card scores 10, Stripe recommends to block',
      'POSITIVE: Payment token: bot scores 10, Stripe recommends to continue',
    ]);
  });

  test('leave out what the charge says nothing about', () => {
    const checks = { cvc: null, addressLine1: null, postalCode: 'later', threeDSecure: null };
    expect(riskAssessment({ ...NOTHING, checks }).facts).toEqual([AGENT]);
  });

  test('are no more than Shopify takes', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`risk_${i}`, insight('continue')]));
    expect(riskAssessment({ ...NOTHING, tokenRisk: many }).facts).toHaveLength(20);
  });
});
