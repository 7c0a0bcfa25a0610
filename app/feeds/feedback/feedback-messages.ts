import { QUALITY_RULES } from '../quality/judge-items.ts';

/** Shopify's limits (bulkProductResourceFeedbackCreate). */
const MOST_MESSAGES = 10;
const MOST_CHARACTERS = 100;

/**
 * What Shopify shows on a product's page: what is wrong, each thing once and the errors alone, because a merchant who
 * is told everything reads nothing.
 * @param rules ids of the rules that its variants break
 */
export function feedbackMessages(rules: readonly string[]): string[] {
  const problems = [...new Set(rules)].flatMap((id) => {
    const rule = QUALITY_RULES.get(id);
    return rule?.severity === 'error' ? [rule.problem] : [];
  });
  return problems.toSorted().slice(0, MOST_MESSAGES).map(shorten);
}

function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`;
}
