import type { ProductEligibility } from '#app/catalog/eligibility/read-product-eligibility.server.ts';
import { presentProductPage } from '#app/components/catalog/present-product-page.ts';
import { presentSeverity } from '#app/components/catalog/present-standing.ts';
import type { OpenedProduct } from '#app/feeds/open-product.server.ts';
import { QUALITY_RULES, worthOf } from '#app/feeds/quality/judge-items.ts';
import { formatNumber, type Reader } from '#app/i18n/reader.ts';
import { badgeOf } from '../badge-of.ts';
import type { ProductReadinessView } from '../views.ts';
import { presentSwitches } from './present-switches.ts';

interface Parts {
  product: OpenedProduct;
  agents: { id: string; name: string }[];
  agentId: string | null;
  eligibility: ProductEligibility[];
}

/** Puts a product into words for its block on Shopify's page. @param shop whose admin its links lead into */
export function presentReadiness(
  { product, agents, agentId, eligibility }: Parts,
  shop: { domain: string },
  reader: Reader,
): ProductReadinessView {
  const page = presentProductPage(product, shop, reader);
  const { agent: item } = product.preview;
  const told = (field: string) => page.compared.find(({ id }) => id === field)!.agent;
  return {
    id: item.productId,
    title: page.title,
    ...{ agents, agentId },
    variants: page.variants.map(({ id, name }) => ({ id, name })),
    variantId: page.variantId,
    standing: badgeOf(page.state.effect),
    reasons: page.state.reasons,
    quality: item.sellability.searchable ? presentQuality(product.problems, reader) : null,
    problems: page.problems.map(({ rule, problem, fix, severity, url }) => ({
      ...{ id: rule, problem, fix, url },
      severity: badgeOf(severity),
    })),
    preview: {
      title: told('title'),
      description: told('description'),
      price: told('price'),
      stock: told('stock'),
      imageUrl: item.imageUrls[0] ?? null,
      link: item.url,
    },
    switches: eligibility.map((one) => presentSwitches(one, reader)),
    url: `app:app/catalog/${item.productId}`,
  };
}

/** @param problems ids of the rules that are broken, the gravest first */
function presentQuality(problems: string[], reader: Reader): NonNullable<ProductReadinessView['quality']> {
  const rules = problems.filter((id) => QUALITY_RULES.has(id));
  const [gravest] = rules;
  const severity = gravest === undefined ? null : QUALITY_RULES.get(gravest)!.severity;
  const score = formatNumber(Math.round(worthOf({ rules, severity }) * 100), reader);
  return {
    severity: badgeOf(presentSeverity(severity, reader)),
    score: reader.t('catalog.quality.score', { score }),
  };
}
