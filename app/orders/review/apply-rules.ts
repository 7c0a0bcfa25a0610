import { countryName } from '#app/kernel/country-name.ts';
import { formatDecimal, type Money } from '#app/kernel/money.ts';
import type { ReviewRules } from './review-rules.ts';

/** Why an order waits for a decision. Kept with the order and shown to staff: no buyer data. */
export interface ReviewReason {
  /** `flow`: no rule, but a workflow of Shopify Flow. */
  rule: keyof ReviewRules | 'flow';
  /** In English: for Shopify's notes, and where the values are not known. */
  text: string;
  /** What the sentence is about, for the reader's language; amounts in minor units. Absent of those kept by earlier versions. */
  values?: Record<string, string | number>;
}

type Found = Omit<ReviewReason, 'rule'> | null;

/** What the rules look at. Null and empty: not known, or not looked up because no rule asks for it. */
export interface SaleFacts {
  /** In the shop's currency. */
  total: Money;
  /** ISO 3166-1 alpha-2 */
  shipTo: string | null;
  billTo: string | null;
  /** Stripe Radar's view of the charge. */
  risk: { level: string; score?: number } | null;
  /** The payment token's insights, by name. */
  tokenRisk: Record<string, { recommended_action: string }> | null;
  /** Orders that the connection placed before this one; counted no further than the rule needs. */
  agentOrders: number | null;
  /** Whether the buyer has bought through an agent before. */
  knownBuyer: boolean | null;
  /** Of all products in the order. */
  productTags: string[];
  /** What a platform that ran the checkout sold otherwise than the shop does, in words. */
  platformTerms: string[];
}

/** Radar's levels that mean something, from low to high. */
const LEVELS = ['normal', 'elevated', 'highest'];

/** Every reason why an order needs a decision of staff; none: it may ship. */
export function applyRules(rules: ReviewRules, facts: SaleFacts): ReviewReason[] {
  const found: [keyof ReviewRules, Found][] = [
    ['riskLevel', riskLevel(rules, facts)],
    ['riskScore', riskScore(rules, facts)],
    ['tokenRisk', tokenRisk(rules, facts)],
    ['amountOver', amountOver(rules, facts)],
    ['shipCountries', shipCountries(rules, facts)],
    ['countriesDiffer', countriesDiffer(rules, facts)],
    ['newAgentOrders', newAgentOrders(rules, facts)],
    [
      'newBuyers',
      rules.newBuyers && facts.knownBuyer === false
        ? { text: 'It is the buyer’s first order through an agent', values: {} }
        : null,
    ],
    ['productTags', productTags(rules, facts)],
    ['platformTerms', platformTerms(rules, facts)],
  ];
  return found.flatMap(([rule, reason]) => (reason ? [{ rule, ...reason }] : []));
}

/** Shopify's FulfillmentHoldReason for these reasons. */
export function holdReason(reasons: ReviewReason[]): 'HIGH_RISK_OF_FRAUD' | 'OTHER' {
  const risky = reasons.some(
    ({ rule }) => rule === 'riskLevel' || rule === 'riskScore' || rule === 'tokenRisk',
  );
  return risky ? 'HIGH_RISK_OF_FRAUD' : 'OTHER';
}

/** The reasons in one line: `A; b; c.` */
export function reasonText(reasons: ReviewReason[]): string {
  return `${reasons.map(({ text }) => text).join('; ')}.`;
}

function riskLevel({ riskLevel: from }: ReviewRules, { risk }: SaleFacts): Found {
  if (from === 'off' || !risk || LEVELS.indexOf(risk.level) < LEVELS.indexOf(from)) return null;
  return { text: `Stripe Radar rates the risk as ${risk.level}`, values: { level: risk.level } };
}

function riskScore({ riskScore: from }: ReviewRules, { risk }: SaleFacts): Found {
  if (from === null || risk?.score === undefined || risk.score < from) return null;
  const values = { score: risk.score, limit: from };
  return { text: `Stripe Radar’s score is ${risk.score} (limit ${from})`, values };
}

function tokenRisk(rules: ReviewRules, facts: SaleFacts): Found {
  const blocked = Object.entries(facts.tokenRisk ?? {}).filter(
    ([, insight]) => insight.recommended_action === 'block',
  );
  if (!rules.tokenRisk || blocked.length === 0) return null;
  const names = blocked.map(([name]) => name.replaceAll('_', ' ')).join(', ');
  return { text: `The payment token’s risk insights recommend to block (${names})`, values: { names } };
}

function amountOver({ amountOver: limit }: ReviewRules, { total }: SaleFacts): Found {
  if (limit === null || total.amount <= limit) return null;
  const { currency } = total;
  const text = `The total is above ${formatDecimal(limit, currency)} ${currency}`;
  return { text, values: { limit, currency } };
}

function shipCountries(rules: ReviewRules, { shipTo }: SaleFacts): Found {
  if (!shipTo || !rules.shipCountries.includes(shipTo)) return null;
  return { text: `It ships to ${countryName(shipTo, 'en')}`, values: { shipTo } };
}

function countriesDiffer(rules: ReviewRules, { shipTo, billTo }: SaleFacts): Found {
  if (!rules.countriesDiffer || !shipTo || !billTo || shipTo === billTo) return null;
  const text = `It ships to ${countryName(shipTo, 'en')} and is billed to ${countryName(billTo, 'en')}`;
  return { text, values: { shipTo, billTo } };
}

function newAgentOrders(rules: ReviewRules, { agentOrders }: SaleFacts): Found {
  if (agentOrders === null || agentOrders >= rules.newAgentOrders) return null;
  const values = { number: agentOrders + 1, first: rules.newAgentOrders };
  return {
    text: `It is order ${values.number} of this agent (the first ${values.first} are looked at)`,
    values,
  };
}

function productTags(rules: ReviewRules, facts: SaleFacts): Found {
  const wanted = rules.productTags.map((tag) => tag.toLowerCase());
  const tag = facts.productTags.find((candidate) => wanted.includes(candidate.toLowerCase()));
  return tag === undefined ? null : { text: `It has a product tagged “${tag}”`, values: { tag } };
}

/** What the platform sold otherwise is told line by line, in the words that were made of it. */
function platformTerms(rules: ReviewRules, facts: SaleFacts): Found {
  if (!rules.platformTerms || facts.platformTerms.length === 0) return null;
  return { text: facts.platformTerms.join('; ') };
}
