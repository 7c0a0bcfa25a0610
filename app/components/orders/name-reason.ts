import type { Reader } from '#app/i18n/reader.ts';
import { countryName } from '#app/kernel/country-name.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { ReviewReason } from '#app/orders/review/apply-rules.ts';

const LEVELS = ['normal', 'elevated', 'highest'] as const;

/** Why an order waits, in the reader's language; in the words that are kept where its values are not. */
export function nameReason({ rule, text, values }: ReviewReason, { t, locale, language }: Reader): string {
  if (!values) return text;
  switch (rule) {
    case 'riskLevel': {
      const level = LEVELS.find((known) => known === values.level);
      return level ? t(`orders.reasons.riskLevel.${level}`) : text;
    }
    case 'amountOver':
      return t('orders.reasons.amountOver', {
        amount: formatMoney({ amount: Number(values.limit), currency: String(values.currency) }, locale),
      });
    case 'shipCountries':
    case 'countriesDiffer':
      return t(`orders.reasons.${rule}`, {
        country: countryName(String(values.shipTo), language),
        billing: countryName(String(values.billTo ?? values.shipTo), language),
      });
    case 'newAgentOrders':
      return t('orders.reasons.newAgentOrders', {
        number: Number(values.number),
        first: Number(values.first),
      });
    case 'riskScore':
      return t('orders.reasons.riskScore', { score: Number(values.score), limit: Number(values.limit) });
    case 'tokenRisk':
      return t('orders.reasons.tokenRisk', { names: String(values.names) });
    case 'productTags':
      return t('orders.reasons.productTags', { tag: String(values.tag) });
    case 'newBuyers':
    case 'flow':
      return t(`orders.reasons.${rule}`);
    default:
      return text;
  }
}
