import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { isShopOnly } from '#app/catalog/sellability.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import type { ListedRun, RunState } from '#app/simulator/list-runs.server.ts';
import type { Label } from '../label.ts';

/** A product that may be bought. */
export interface ItemView {
  id: string;
  name: string;
  price: string;
  state: Label;
}

/** Puts an item into words. @param paysInChat whether the shop can take payment in the chat at all */
export function presentItem(
  { itemId, name, price, currency, sellability: { sellable, reason } }: CatalogItem,
  paysInChat: boolean,
  { t, locale }: Reader,
): ItemView {
  const state: Label =
    sellable && paysInChat
      ? { text: t('simulator.choose.inChat'), tone: 'success' }
      : sellable || isShopOnly(reason)
        ? { text: t('simulator.choose.inShop'), tone: 'info' }
        : { text: t('simulator.choose.notSold'), tone: 'warning' };
  return { id: itemId, name, price: formatMoney({ amount: price, currency }, locale), state };
}

/** An earlier purchase in a line. */
export interface RunRow {
  id: string;
  title: string;
  line: string;
  state: Label;
}

const TONES: Record<RunState, Label['tone']> = {
  ordered: 'success',
  canceled: undefined,
  expired: undefined,
  refused: 'critical',
  open: 'info',
};

/** Puts an earlier purchase into words. */
export function presentRunRow(
  { id, title, quantity, steps, createdAt, state }: ListedRun,
  reader: Reader,
): RunRow {
  const { t } = reader;
  return {
    id,
    title: t('simulator.runs.item', { title, quantity }),
    line: t('simulator.runs.line', { steps, time: formatTime(createdAt, reader) }),
    state: { text: t(`simulator.states.${state}`), tone: TONES[state] },
  };
}
