import { presentObstacle } from '#app/components/catalog/present-obstacle.ts';
import { presentEffect } from '#app/components/catalog/present-standing.ts';
import type { Obstacle } from '#app/catalog/eligibility/judge-for-agent.ts';
import type { ProductSwitch } from '#app/catalog/eligibility/product-switches.ts';
import type { ProductEligibility } from '#app/catalog/eligibility/read-product-eligibility.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { badgeOf } from '../badge-of.ts';
import type { ProductSwitchesView, SwitchView } from '../views.ts';

/** Puts what an agent may do with a product into words. */
export function presentSwitches(eligibility: ProductEligibility, reader: Reader): ProductSwitchesView {
  const { agent, effect, obstacles, searchable, buyable } = eligibility;
  const words = (found: readonly Obstacle[]) => found.map((obstacle) => presentObstacle(obstacle, reader));
  const switchOf = ({ isOn, heldBy }: ProductSwitch): SwitchView => ({ isOn, heldBy: words(heldBy) });
  return {
    agentId: agent.id,
    agentName: agent.name,
    standing: badgeOf(presentEffect(effect, reader)),
    reasons: words(obstacles),
    searchable: switchOf(searchable),
    buyable: switchOf(buyable),
  };
}
