import { compareOverrides, type Override } from './override.ts';

/** A question about a product and the merchant's answer. */
export interface Question {
  question: string;
  answer: string;
}

/** What a merchant says of some products to one agent, or to all. */
export interface Voice {
  shopName: string;
  /** By product, `ALL` for many products; each list in the order it holds. */
  overrides: ReadonlyMap<string, readonly Override[]>;
  questions: ReadonlyMap<string, readonly Question[]>;
}

/** Key of what is said of more than one product: no product's id. */
export const ALL = '';

/** The voice of a merchant who leaves it to Shopify. */
export const SILENT: Voice = { shopName: '', overrides: new Map(), questions: new Map() };

/**
 * @param overrides those for the agent and for every agent, in any order
 * @param questions in the merchant's order
 */
export function toVoice(
  shopName: string,
  overrides: readonly Override[],
  questions: readonly (Question & { productId: string | null })[],
): Voice {
  return {
    shopName,
    overrides: byProduct([...overrides].sort(compareOverrides)),
    questions: byProduct(questions),
  };
}

function byProduct<T extends { productId: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = row.productId ?? ALL;
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** The voice with one more override, which goes before all others of its product. */
export function withOverride(
  voice: Voice,
  shopName: string,
  override: Override & { productId: string },
): Voice {
  const { productId } = override;
  const others = voice.overrides.get(productId) ?? [];
  return {
    ...voice,
    shopName,
    overrides: new Map([...voice.overrides, [productId, [override, ...others]]]),
  };
}
