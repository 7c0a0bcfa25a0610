import { ruleFor } from '#app/agents/product-rule.ts';
import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { negotiateInterventions, SELLER_INTERVENTIONS } from './negotiate-interventions.ts';
import type { Message, SessionState } from './session.ts';
import type { Words } from './words/words.ts';

/** Messages that lead the buyer to the shop's own checkout, whatever their severity. */
const CODES = ['hand_off_item', 'over_order_limit', 'limited_codes', 'intervention_required'] as const;
type EscalationCode = (typeof CODES)[number];

/** Whether a message says that a session can be paid in the shop's own checkout only. */
export function isEscalation({ code }: Message): boolean {
  return CODES.some((known) => known === code);
}

/**
 * Why a session that is otherwise fine cannot be paid in the chat; none where nothing is paid in the chat anyway.
 * @param currency of the session's amounts
 */
export function escalations(
  words: Words,
  policy: SellingPolicy,
  state: SessionState,
  catalog: ReadonlyMap<string, CatalogItem>,
  currency: string,
): Message[] {
  if (policy.sellingMode !== 'in_chat') return [];
  return [
    ...handOffItems(words, policy, state, catalog),
    ...overLimit(words, policy, state, currency),
    ...limitedCodes(words, state),
    ...missingInterventions(words, policy, state),
  ];
}

function handOffItems(
  words: Words,
  { productRules }: SellingPolicy,
  { lines }: SessionState,
  catalog: ReadonlyMap<string, CatalogItem>,
): Message[] {
  return lines.flatMap((line, index) => {
    const item = catalog.get(line.itemId);
    if (!item || ruleFor(item, productRules)?.action !== 'hand_off') return [];
    return [escalation('warning', 'hand_off_item', words.buyInShop(line.name), `$.line_items[${index}]`)];
  });
}

/** An estimate that shipping and tax are still to be added to is not judged. */
function overLimit(
  words: Words,
  { maxOrderAmount }: SellingPolicy,
  { lines, quoted, totals, language }: SessionState,
  currency: string,
): Message[] {
  const final = quoted || !lines.some((line) => line.requiresShipping);
  if (maxOrderAmount === null || !final || totals.total <= maxOrderAmount) return [];
  const text = words.overOrderLimit(formatMoney({ amount: maxOrderAmount, currency }, language));
  return [escalation('warning', 'over_order_limit', text, '$.totals')];
}

/**
 * An order that an app creates names one code, and only its use is counted (Admin API, `OrderCreateOrderInput`): of two
 * that can be used up, one never would be. Shopify's own checkout counts both.
 */
function limitedCodes(words: Words, { discounts }: SessionState): Message[] {
  const codes = discounts.applied.flatMap(({ code, limited }) => (code !== null && limited ? code : []));
  if (codes.length < 2) return [];
  return [escalation('warning', 'limited_codes', words.limitedCodes(codes.join(', ')), '$.discounts.codes')];
}

/** How the protocol's names read. */
const NAMES: Record<string, string> = { '3ds': '3-D Secure' };

/** An error, as rfc.capability_negotiation.md (4.6.1) has it. */
function missingInterventions(
  words: Words,
  policy: SellingPolicy,
  { interventions }: SessionState,
): Message[] {
  const { missing } = negotiateInterventions({
    agent: interventions,
    seller: SELLER_INTERVENTIONS,
    required: policy.requiredInterventions,
  });
  if (missing.length === 0) return [];
  const text = words.interventionRequired(missing.map((name) => NAMES[name] ?? name).join(', '));
  return [escalation('error', 'intervention_required', text)];
}

function escalation(
  severity: Message['severity'],
  code: EscalationCode,
  text: string,
  param?: string,
): Message {
  return { severity, code, text, param, resolution: 'requires_buyer_review' };
}
