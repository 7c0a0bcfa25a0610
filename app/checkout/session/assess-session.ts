import { ruleFor, type ProductRule } from '#app/agents/product-rule.ts';
import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { isShopOnly, type SellabilityReason, type ShopOnlyReason } from '#app/catalog/sellability.ts';
import type { CartLine, Message, Recipient, SessionState } from './session.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import type { Words } from '../words/words.ts';

/** What the buyer is told about items that cannot be bought: the word for the catalogue's own reason. */
const NOT_SELLABLE = {
  out_of_stock: 'outOfStock',
  business_only: 'businessOnly',
  draft: 'notForSale',
  archived: 'noLongerForSale',
  unlisted: 'notForSale',
  unpublished: 'notForSale',
  off_channel: 'notForSale',
  prohibited: 'notForSale',
  rule_hidden: 'notForSale',
  rule_searchable: 'excluded',
} as const satisfies Record<Exclude<SellabilityReason, ShopOnlyReason>, keyof Words>;

/**
 * What is wrong with each line, judged by the agent's product rules and the catalogue as it is now. Nothing is
 * silently dropped. What only the shop itself sells is not wrong (escalations.ts), unless there is too little of it.
 */
export function assessLines(
  words: Words,
  lines: CartLine[],
  catalog: ReadonlyMap<string, CatalogItem>,
  rules: readonly ProductRule[],
): Message[] {
  return lines.flatMap((line, index): Message[] => {
    const item = catalog.get(line.itemId);
    if (item && ruleFor(item, rules)?.action === 'exclude')
      return [lineError(index, 'excluded', words.excluded(line.name))];
    // An item that has left the catalogue since it was put in the cart.
    const { reason, rule } = item?.sellability ?? { reason: 'archived' as const };
    if (reason && !isShopOnly(reason))
      return [{ ...lineError(index, reason, words[NOT_SELLABLE[reason]](line.name)), ...(rule && { rule }) }];
    return stockProblem(words, line, index, item!.available);
  });
}

/** What is wrong with each line, judged by the stock that Shopify told with its quote. */
export function assessStock(words: Words, lines: CartLine[]): Message[] {
  return lines.flatMap((line, index) => stockProblem(words, line, index, line.available));
}

function stockProblem(words: Words, line: CartLine, index: number, available: number | null): Message[] {
  if (available === null || line.quantity <= available) return [];
  if (available <= 0) return [lineError(index, 'out_of_stock', words.outOfStock(line.name))];
  const text = words.onlySoMany(available, line.name);
  return [{ ...lineError(index, 'quantity_exceeded', text), param: `$.line_items[${index}].quantity` }];
}

function lineError(index: number, code: string, text: string): Message {
  return {
    severity: 'error',
    code,
    text,
    param: `$.line_items[${index}]`,
    resolution: 'requires_buyer_input',
  };
}

/** What is still missing before the buyer can pay. */
export function missingPieces(words: Words, state: SessionState): Message[] {
  if (state.lines.length === 0) {
    const param = '$.line_items';
    return [{ severity: 'error', code: 'missing', text: words.noItems(), param, resolution: 'recoverable' }];
  }
  if (!needsShipping(state.lines)) return [];
  if (!state.recipient?.address) {
    return [
      {
        severity: 'error',
        code: 'missing',
        text: words.addressMissing(),
        param: '$.fulfillment_details.address',
        resolution: 'recoverable',
      },
    ];
  }
  if (state.quoted && state.options.length === 0) {
    return [
      {
        severity: 'error',
        code: 'region_restricted',
        text: words.noShippingTo(state.recipient.address.country),
        param: '$.fulfillment_details.address.country',
        resolution: 'requires_buyer_input',
      },
    ];
  }
  return [];
}

/** Said where Shopify cannot be asked for shipping and tax: without it an estimate would read like a final total. */
export function quotedInShop(words: Words): Message {
  return { severity: 'info', code: 'estimate', text: words.quotedInShop(), param: '$.totals' };
}

/** Where this agent does not sell, by the merchant's choice; Shopify need not be asked. */
export function countryProblem(
  words: Words,
  { allowedCountries }: SellingPolicy,
  recipient: Recipient | null,
): Message[] {
  const country = recipient?.address?.country;
  if (!country || allowedCountries.length === 0 || allowedCountries.includes(country)) return [];
  return [
    {
      severity: 'error',
      code: 'country_not_allowed',
      text: words.noSellingTo(country),
      param: '$.fulfillment_details.address.country',
      resolution: 'requires_buyer_input',
    },
  ];
}

/** A tax exemption is refused in so many words, never ignored: the buyer would pay a tax they think they are free of. */
export function refusedExemption(words: Words, { buyer }: Pick<SessionState, 'buyer'>): Message[] {
  if (!buyer?.taxExemption) return [];
  return [
    {
      severity: 'error',
      code: 'tax_exemption',
      text: words.taxExemptionRefused(),
      param: '$.buyer.tax_exemption',
      resolution: 'requires_buyer_input',
    },
  ];
}
