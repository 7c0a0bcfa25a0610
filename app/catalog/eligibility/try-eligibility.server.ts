import { assertConnection } from '#app/agents/assert-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { streamCatalog } from '../stream-catalog.server.ts';
import type { Sellability } from '../sellability.ts';
import { changeRules, type RulesChange } from './change-rules.ts';
import { EFFECTS, type EligibilityEffect } from './eligibility-rule.ts';
import { effectOf, judgeEligibility, type Audience } from './judge-eligibility.ts';
import { listEligibilityRules } from './list-eligibility-rules.server.ts';

const MOST_ITEMS = 50;

interface Told {
  verdict: EligibilityEffect;
  reason: Sellability['reason'];
  rule: string | null;
}

export interface EligibilityTrial {
  /** How many items have each verdict. */
  verdicts: Record<EligibilityEffect, { before: number; after: number }>;
  /** Items whose verdict changes. */
  changed: number;
  /** The first of them. */
  items: { itemId: string; name: string; before: Told; after: Told }[];
}

/**
 * What a change of the rules would do to the catalogue as it is now; nothing is stored.
 * @throws AppError as changeRules, or `not_found` for an agent that is not this shop's
 */
export async function tryEligibility(
  scope: ShopScope,
  change: RulesChange,
  audience: Audience,
): Promise<EligibilityTrial> {
  if (audience.connectionId !== null) await assertConnection(scope, audience.connectionId);
  const before = await listEligibilityRules(scope, scope.db);
  const after = changeRules(before, change, () => 'new');
  const [old, proposed] = [before, after].map((rules) => rules.filter(({ enabled }) => enabled));
  const counts = EFFECTS.map((effect) => [effect, { before: 0, after: 0 }] as const);
  const trial: EligibilityTrial = {
    verdicts: Object.fromEntries(counts) as EligibilityTrial['verdicts'],
    changed: 0,
    items: [],
  };
  for await (const page of streamCatalog(scope, audience.connectionId)) {
    for (const item of page) {
      const [was, is] = [old!, proposed!].map((rules) => told(judgeEligibility(item, rules, audience)));
      trial.verdicts[was!.verdict].before += 1;
      trial.verdicts[is!.verdict].after += 1;
      if (was!.verdict === is!.verdict) continue;
      trial.changed += 1;
      if (trial.items.length === MOST_ITEMS) continue;
      trial.items.push({ itemId: item.itemId, name: item.name, before: was!, after: is! });
    }
  }
  return trial;
}

function told(sellability: Sellability): Told {
  const { reason, rule = null } = sellability;
  return { verdict: effectOf(sellability), reason, rule };
}
