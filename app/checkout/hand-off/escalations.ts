import { ruleFor, type ProductRule } from '#app/agents/product-rule.ts';
import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { isShopOnly, type ShopOnlyReason } from '#app/catalog/sellability.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import { negotiateInterventions, SELLER_INTERVENTIONS } from './negotiate-interventions.ts';
import type { CartLine, Message, SessionState } from '../session/session.ts';
import type { Words } from '../words/words.ts';

/** The word for what only the shop itself sells. */
const SHOP_ONLY = {
  gift_card: 'giftCard',
  subscription_only: 'subscriptionOnly',
  bundle: 'bundle',
  age_restricted: 'ageRestricted',
} as const satisfies Record<Exclude<ShopOnlyReason, 'rule_hand_off'>, keyof Words>;

/** Messages that lead the buyer to the shop's own checkout, with their severities. */
const SEVERITIES = {
  // An error, because these have codes there, and an agent must not offer to take the payment.
  gift_card: 'error',
  subscription_only: 'error',
  bundle: 'error',
  age_restricted: 'error',
  hand_off_item: 'warning',
  over_order_limit: 'warning',
  limited_codes: 'warning',
  // As rfc.capability_negotiation.md (4.6.1) has it.
  intervention_required: 'error',
  authentication_unavailable: 'error',
} as const satisfies Record<string, Message['severity']>;
type EscalationCode = keyof typeof SEVERITIES;

/** Whether a message says that a session can be paid in the shop's own checkout only, whatever its severity. */
export function isEscalation({ code }: Message): boolean {
  return Object.hasOwn(SEVERITIES, code);
}

/**
 * Why a session that is otherwise fine cannot be paid in the chat. Where nothing is paid in the chat anyway, only what
 * keeps an item out of every chat is said.
 * @param currency of the session's amounts
 */
export function escalations(
  words: Words,
  policy: SellingPolicy,
  state: SessionState,
  catalog: ReadonlyMap<string, CatalogItem>,
  currency: string,
): Message[] {
  const shopOnly = shopOnlyItems(words, state.lines, catalog, policy.productRules);
  if (policy.sellingMode !== 'in_chat') return shopOnly;
  return [
    ...shopOnly,
    ...handOffItems(words, policy, state, catalog),
    ...overLimit(words, policy, state, currency),
    ...limitedCodes(words, state),
    ...missingInterventions(words, policy, state),
  ];
}

/**
 * Items that no agent can sell and the shop's own checkout can. What this agent must not sell, or is to hand off as the
 * merchant wants it, has its own message.
 */
export function shopOnlyItems(
  words: Words,
  lines: CartLine[],
  catalog: ReadonlyMap<string, CatalogItem>,
  rules: readonly ProductRule[],
): Message[] {
  return lines.flatMap((line, index) => {
    const item = catalog.get(line.itemId);
    const reason = item?.sellability.reason ?? null;
    if (!item || !isShopOnly(reason) || reason === 'rule_hand_off') return [];
    if (ruleFor(item, rules)?.action === 'exclude') return [];
    return [escalation(reason, words[SHOP_ONLY[reason]](line.name), `$.line_items[${index}]`)];
  });
}

/** By a rule for all agents, or for this one. */
function handOffItems(
  words: Words,
  { productRules }: SellingPolicy,
  { lines }: SessionState,
  catalog: ReadonlyMap<string, CatalogItem>,
): Message[] {
  return lines.flatMap((line, index) => {
    const item = catalog.get(line.itemId);
    if (!item) return [];
    const { reason, rule } = item.sellability;
    const action = ruleFor(item, productRules)?.action;
    const handsOff = reason === 'rule_hand_off' || (action === 'hand_off' && !isShopOnly(reason));
    if (!handsOff || action === 'exclude') return [];
    const message = escalation('hand_off_item', words.buyInShop(line.name), `$.line_items[${index}]`);
    return [{ ...message, ...(rule && { rule }) }];
  });
}

/** An estimate that shipping and tax are still to be added to is not judged. */
function overLimit(
  words: Words,
  { maxOrderAmount }: SellingPolicy,
  { lines, quoted, totals, language }: SessionState,
  currency: string,
): Message[] {
  const final = quoted || !needsShipping(lines);
  if (maxOrderAmount === null || !final || totals.total <= maxOrderAmount) return [];
  const text = words.overOrderLimit(formatMoney({ amount: maxOrderAmount, currency }, language));
  return [escalation('over_order_limit', text, '$.totals')];
}

/**
 * An order that an app creates names one code, and only its use is counted (Admin API, `OrderCreateOrderInput`): of two
 * that can be used up, one never would be. Shopify's own checkout counts both.
 */
function limitedCodes(words: Words, { discounts }: SessionState): Message[] {
  const codes = discounts.applied.flatMap(({ code, limited }) => (code !== null && limited ? code : []));
  if (codes.length < 2) return [];
  return [escalation('limited_codes', words.limitedCodes(codes.join(', ')), '$.discounts.codes')];
}

/** How the protocol's names read. */
const NAMES: Record<string, string> = { '3ds': '3-D Secure' };

function missingInterventions(
  words: Words,
  policy: SellingPolicy,
  { interventions }: SessionState,
): Message[] {
  const { missing } = negotiateInterventions({
    agent: interventions ?? [],
    seller: SELLER_INTERVENTIONS,
    required: policy.requiredInterventions,
  });
  if (missing.length === 0) return [];
  const text = words.interventionRequired(missing.map((name) => NAMES[name] ?? name).join(', '));
  // Older versions have a word for this one.
  const code = missing.includes('3ds') ? 'authentication_unavailable' : 'intervention_required';
  return [escalation(code, text)];
}

function escalation(code: EscalationCode, text: string, param?: string): Message {
  return { severity: SEVERITIES[code], code, text, param, resolution: 'requires_buyer_review' };
}
