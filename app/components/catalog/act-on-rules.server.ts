import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import { tryEligibility } from '#app/catalog/eligibility/try-eligibility.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { presentTrial, type TrialView } from './present-rules.ts';
import { readRulesRequest } from './read-rule-form.ts';

/** What the page of the rules is answered. */
export type RulesOutcome = { applied: true } | { trial: TrialView };

/**
 * Changes the shop's rules as staff ask, or says what that would do.
 * @throws AppError as changeEligibility and tryEligibility; `invalid` for what cannot be asked
 */
export async function actOnRules(
  scope: ShopScope,
  actor: Actor,
  given: unknown,
  reader: Reader,
): Promise<RulesOutcome> {
  const { intent, change, audience } = readRulesRequest(given, scope.shop.currency);
  if (intent === 'apply') {
    await changeEligibility(scope, change, actor);
    return { applied: true };
  }
  const { agent = null, country = scope.shop.country } = audience ?? {};
  return {
    trial: presentTrial(await tryEligibility(scope, change, { connectionId: agent, country }), reader),
  };
}
