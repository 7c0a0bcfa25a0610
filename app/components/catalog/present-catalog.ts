import type { CatalogStatus } from '#app/catalog/catalog-status.server.ts';
import { EFFECTS } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { ListedProduct } from '#app/feeds/quality/list-products.server.ts';
import { QUALITY_RULES } from '#app/feeds/quality/judge-items.ts';
import type { CatalogSummary } from '#app/feeds/quality/sum-up-products.server.ts';
import { formatDay, formatNumber, formatTime, type Reader } from '#app/i18n/reader.ts';
import { presentEffect, presentReason, presentSeverity } from './present-standing.ts';
import { ruleWords } from './rule-words.ts';

/** The catalogue in figures and words. */
export function presentSummary(summary: CatalogSummary, reader: Reader) {
  const { score, judgedAt, history, problems, effects } = summary;
  return {
    score,
    judgedAt: judgedAt && formatTime(judgedAt, reader),
    history: history
      .map((run) => ({ at: run.at.toISOString(), day: formatDay(run.at, reader), score: run.score }))
      .reverse(),
    problems: problems.map(({ rule, products }) => ({
      rule,
      ...ruleWords(rule, reader),
      severity: presentSeverity(QUALITY_RULES.get(rule)!.severity, reader),
      count: products,
    })),
    effects: EFFECTS.map((effect) => ({
      effect,
      ...presentEffect(effect, reader),
      products: formatNumber(effects[effect], reader),
    })),
  };
}

export type SummaryView = ReturnType<typeof presentSummary>;

/** What keeps it from the chat: all of it, or some of its variants. */
function presentWhy({ effect, reason, ruleName }: ListedProduct, reader: Reader): string | null {
  const why = presentReason(reason, ruleName, reader);
  return why && effect === 'in_chat' ? reader.t('catalog.someVariants', { reason: why }) : why;
}

/** A row of the list of products. */
export function presentProduct(product: ListedProduct, reader: Reader) {
  const { productId, title, vendor, imageUrl, effect, rules, severity } = product;
  return {
    id: productId,
    ...{ title, vendor },
    imageUrl: imageUrl && smallImage(imageUrl),
    effect: presentEffect(effect, reader),
    reason: presentWhy(product, reader),
    severity: presentSeverity(severity, reader),
    problems: rules.length === 0 ? null : reader.t('catalog.problems', { count: rules.length }),
  };
}

/** Shopify's CDN makes pictures as small as they are shown (shopify.dev, "Image transformation"). */
function smallImage(url: string): string {
  if (!url.startsWith('https://cdn.shopify.com/')) return url;
  const at = new URL(url);
  at.searchParams.set('width', '80');
  return at.href;
}

export type ProductRow = ReturnType<typeof presentProduct>;

const READING_TONES = {
  never: 'attention',
  reading: 'info',
  done: 'success',
  held: 'warning',
  failed: 'warning',
} as const;
const READING = ['requested', 'running', 'applying'];

/** How far the reading of the catalogue is. */
export function presentReading({ syncedAt, products, variants, sync }: CatalogStatus, reader: Reader) {
  const state = !sync ? 'never' : READING.includes(sync.state) ? 'reading' : sync.state;
  const known = (state in READING_TONES ? state : 'failed') as keyof typeof READING_TONES;
  return {
    state: known,
    label: { text: reader.t(`catalog.reading.states.${known}`), tone: READING_TONES[known] },
    size: reader.t('catalog.reading.size', { products, variants }),
    syncedAt: syncedAt
      ? reader.t('catalog.reading.readAt', { time: formatTime(syncedAt, reader) })
      : reader.t('catalog.reading.neverRead'),
    progress:
      state === 'reading'
        ? reader.t('catalog.reading.progress', { products: sync!.products, percent: sync!.percent ?? 0 })
        : null,
    error: sync?.error ?? null,
  };
}

export type ReadingView = ReturnType<typeof presentReading>;
