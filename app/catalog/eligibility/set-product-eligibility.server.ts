import { listSellingAgents, type SellingAgent } from '#app/agents/list-selling-agents.server.ts';
import { lockConnection } from '#app/agents/lock-connection.server.ts';
import { productRules } from '#app/agents/product-rule.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { noteCatalogChange } from '../note-catalog-change.server.ts';
import { noteRetelling } from '../note-retelling.server.ts';
import type { Obstacle } from './judge-for-agent.ts';
import { listEligibilityRules } from './list-eligibility-rules.server.ts';
import { hidingChanges, rulesSwitched, switchesOf, type ProductSwitch } from './product-switches.ts';
import { itemsOfProduct, type ProductEligibility } from './read-product-eligibility.server.ts';
import { lockRules, storeRulesChange } from './store-rules.server.ts';

export interface ProductEligibilityInput {
  productId: string;
  connectionId: string;
  /** Whether the agent shows the product; absent: as it is. */
  searchable?: boolean;
  /** Whether the agent sells the product; absent: as it is. */
  buyable?: boolean;
  /** What a rule is called that has to be made for it: merchants find it among their rules. */
  ruleName: string;
}

/**
 * Switches whether an agent shows and sells a product: all that is asked for, or nothing. Its next calls meet it, and its
 * feeds follow. Asked for again, nothing happens.
 * @returns what the agent may do with the product now
 * @throws AppError `not_found` for a product or an agent that this shop does not have; `conflict` where something else
 *   keeps it off; `invalid` where the shop has no room for another rule
 */
export async function setProductEligibility(
  scope: ShopScope,
  actor: Actor,
  input: ProductEligibilityInput,
): Promise<ProductEligibility> {
  const { productId, connectionId } = input;
  return scope.db.$transaction(async (tx) => {
    await lockRules(scope, tx);
    await lockAgent(scope, tx, connectionId);
    const items = await itemsOfProduct(scope, tx, productId);
    if (items.length === 0)
      throw new AppError('not_found', 'There is no such product.', { param: '$.product' });
    const read = async () => {
      const agent = (await listSellingAgents(scope, tx)).find(({ id }) => id === connectionId)!;
      const rules = await listEligibilityRules(scope, tx);
      const on = rules.filter(({ enabled }) => enabled);
      return { agent, rules, switches: switchesOf(items, on, agent, scope.shop.country) };
    };
    const { agent, rules, switches } = await read();
    if (input.searchable) assertNotHeld(switches.searchable, '$.searchable');
    // What is about to be shown may be sold as well.
    const willShow = input.searchable && !switches.searchable.isOn;
    if (input.buyable) assertNotHeld(willShow ? shownToo(switches.buyable) : switches.buyable, '$.buyable');

    const changes =
      input.searchable === undefined
        ? []
        : hidingChanges(rules, { ...input, isHidden: !input.searchable, name: input.ruleName });
    for (const change of changes) await storeRulesChange(scope, tx, change, actor);
    const isExclusionNew = await storeExclusion(scope, tx, agent, input);
    if (changes.length > 0 || isExclusionNew) {
      await noteCatalogChange(scope, tx, [productId]);
      await noteRetelling(scope, tx);
      await recordStaffAction(scope, tx, {
        actor,
        action: 'product.switched',
        subjectId: productId,
        facts: { agent: agent.name, ...told(input) },
      });
    }
    return { agent: { id: agent.id, name: agent.name }, ...(await read()).switches };
  });
}

async function lockAgent(scope: ShopScope, tx: Queryable, id: string): Promise<void> {
  const known = { where: { id, shopId: scope.shop.id, revokedAt: null }, select: { id: true } };
  if (!(await tx.agentConnection.findFirst(known)))
    throw new AppError('not_found', 'There is no such agent connection.', { param: '$.agent' });
  await lockConnection(scope, tx, id);
}

function assertNotHeld({ heldBy }: ProductSwitch, param: string): void {
  if (heldBy.length === 0) return;
  const text = heldBy.map(nameObstacle).join(', ');
  throw new AppError('conflict', `It cannot be switched on. What keeps it off: ${text}.`, { param });
}

function shownToo(buyable: ProductSwitch): ProductSwitch {
  return { ...buyable, heldBy: buyable.heldBy.filter(({ by }) => by !== 'not_shown') };
}

function nameObstacle(obstacle: Obstacle): string {
  switch (obstacle.by) {
    case 'shop':
      return obstacle.rule === null ? obstacle.reason.replaceAll('_', ' ') : `your rule “${obstacle.rule}”`;
    case 'agent':
      return 'a rule of this agent’s own';
    case 'mode':
      return 'this agent only shows products';
    case 'not_shown':
      return 'this agent does not show it';
  }
}

/** @returns whether anything has changed */
async function storeExclusion(
  { shop }: ShopScope,
  tx: Queryable,
  agent: SellingAgent,
  { productId, buyable }: ProductEligibilityInput,
): Promise<boolean> {
  if (buyable === undefined) return false;
  const switched = rulesSwitched(agent.productRules, productId, buyable);
  if (switched === agent.productRules) return false;
  const read = productRules.safeParse(switched);
  if (!read.success)
    throw new AppError('invalid', 'This agent has as many product rules as an agent can have.', {
      param: '$.buyable',
    });
  await tx.agentConnection.update({
    where: { id: agent.id, shopId: shop.id },
    data: { productRules: read.data },
  });
  return true;
}

function told({ searchable, buyable }: ProductEligibilityInput) {
  return { ...(searchable !== undefined && { searchable }), ...(buyable !== undefined && { buyable }) };
}
