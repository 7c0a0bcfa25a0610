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

/** What the merchant is about to say, not stored: it stands in the place of what is stored of the same products to the same agent. */
export interface Draft {
  target: Pick<Override, 'productId' | 'filterField' | 'filterValue' | 'connectionId'>;
  overrides: readonly Pick<Override, 'field' | 'value' | 'isTemplate'>[];
  /** Fields of which the stored override goes, whether the draft has another or not. */
  replaced: readonly Override['field'][];
}

/** The voice as it would be with a draft. */
export function withDraft(voice: Voice, shopName: string, { target, overrides, replaced }: Draft): Voice {
  const key = target.productId ?? ALL;
  const kept = (voice.overrides.get(key) ?? []).filter(
    (stored) =>
      !replaced.includes(stored.field) ||
      stored.connectionId !== target.connectionId ||
      stored.filterField !== target.filterField ||
      stored.filterValue !== target.filterValue,
  );
  const drafted = overrides.map((override) => ({ id: `draft:${override.field}`, ...target, ...override }));
  return {
    ...voice,
    shopName,
    overrides: new Map([...voice.overrides, [key, [...kept, ...drafted].sort(compareOverrides)]]),
  };
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
