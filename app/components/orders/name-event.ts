import type { Translate } from '#app/i18n/translate.ts';

/** An order event's type in words; one that this version does not know is shown by its name. */
export function nameEvent(type: string, t: Translate): string {
  return type === 'order_create' || type === 'order_update' ? t(`orders.events.types.${type}`) : type;
}
