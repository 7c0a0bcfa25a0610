import type { Reader } from '#app/i18n/reader.ts';

const WORDED = ['hidden', 'prohibited', 'image_url', 'price', 'url'] as const;
const BY_RULE = 'hidden: ';

/** Why an item has no row in a feed (feeds/item/feed-item.ts). */
export function presentOmission(omission: string, { t }: Pick<Reader, 't'>): string {
  if (omission.startsWith(BY_RULE))
    return t('catalog.product.omissions.rule', { rule: omission.slice(BY_RULE.length) });
  const known = WORDED.find((reason) => reason === omission);
  return known
    ? t(`catalog.product.omissions.${known}`)
    : t('catalog.product.omissions.other', { field: omission });
}
