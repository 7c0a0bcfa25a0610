import type { ProductEligibility } from '#app/catalog/eligibility/read-product-eligibility.server.ts';
import { presentFix, presentObstacle } from '#app/components/catalog/present-obstacle.ts';
import { presentEffect } from '#app/components/catalog/present-standing.ts';
import { ruleWords } from '#app/components/catalog/rule-words.ts';
import type { OpenedProduct } from '#app/feeds/open-product.server.ts';
import { QUALITY_RULES } from '#app/feeds/quality/judge-items.ts';
import type { Reader } from '#app/i18n/reader.ts';
import type { WhyNotBuyableView } from '../views.ts';

/** Sidekick takes about 4,000 tokens of an answer. */
const MOST_AGENTS = 20;
const MOST_PROBLEMS = 10;

/** Puts what keeps agents from selling a product into words, for Sidekick. */
export function presentWhyNotBuyable(
  { preview, problems }: OpenedProduct,
  eligibility: ProductEligibility[],
  reader: Reader,
): WhyNotBuyableView {
  const { productId, title } = preview.shopify;
  return {
    product: { id: productId, title, url: `app:app/catalog/${productId}` },
    matches: [],
    agents: eligibility.slice(0, MOST_AGENTS).map(({ agent, effect, obstacles, ...switches }) => ({
      agent: agent.name,
      searchable: switches.searchable.isOn,
      buyable: switches.buyable.isOn,
      standing: presentEffect(effect, reader).text,
      reasons: obstacles.map((obstacle) => ({
        reason: presentObstacle(obstacle, reader),
        fix: presentFix(obstacle, reader),
      })),
    })),
    hasMore: eligibility.length > MOST_AGENTS,
    problems: problems
      .filter((id) => QUALITY_RULES.has(id))
      .slice(0, MOST_PROBLEMS)
      .map((id) => {
        const { problem: reason, fix } = ruleWords(id, reader);
        return { reason, fix };
      }),
  };
}
