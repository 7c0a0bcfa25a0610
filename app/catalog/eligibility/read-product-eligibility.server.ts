import { listSellingAgents } from '#app/agents/list-selling-agents.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from '../catalog-item.ts';
import { productItems } from '../product-items.server.ts';
import type { EligibilityRule } from './eligibility-rule.ts';
import { switchesOf, type ProductSwitches } from './product-switches.ts';
import { readEligibilityRules } from './read-eligibility-rules.server.ts';

/** What one agent may do with a product. */
export interface ProductEligibility extends ProductSwitches {
  agent: { id: string; name: string };
}

/**
 * What each agent that has access may do with a product, as long as nobody has said where the buyer is.
 * @returns null for a product that the shop does not have
 */
export async function readProductEligibility(
  scope: ShopScope,
  productId: string,
): Promise<ProductEligibility[] | null> {
  const items = await itemsOfProduct(scope, scope.db, productId);
  if (items.length === 0) return null;
  return judgeForAgents(scope, scope.db, items, await readEligibilityRules(scope));
}

/** All variants of a product as every agent sees them: what one of them is told in other words changes no verdict. */
export async function itemsOfProduct(
  scope: ShopScope,
  tx: Queryable,
  productId: string,
): Promise<CatalogItem[]> {
  const found: CatalogItem[] = [];
  for await (const page of productItems(scope, tx, [productId]))
    for (const { items } of page) found.push(...items);
  return found;
}

/** The same by rules that were read already. @param items at least one */
export async function judgeForAgents(
  scope: ShopScope,
  tx: Queryable,
  items: readonly CatalogItem[],
  rules: readonly EligibilityRule[],
): Promise<ProductEligibility[]> {
  const agents = await listSellingAgents(scope, tx);
  return agents.map((agent) => ({
    agent: { id: agent.id, name: agent.name },
    ...switchesOf(items, rules, agent, scope.shop.country),
  }));
}
