import type { Shop } from '#app/db/client/client.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import type { ShopSettings } from '#app/shops/set-shop.server.ts';

/** The page's form as it is sent: what is typed is text. */
export interface SellingForm {
  sellingMode: string;
  itemIdSource: string;
  honorPriceMinutes: string;
  holdsStock: boolean;
  offersMarketing: boolean;
  attributesOrders: boolean;
  sellsAsChannel: boolean;
  agentHost: string;
  metafieldKeys: string;
  marketCountries: string;
}

export type SellingField = keyof ShopSettings;

export type ReadSelling = { ok: true; settings: ShopSettings } | { ok: false; problems: SellingField[] };

const METAFIELD_KEY = /^[A-Za-z0-9_$:-]{2,255}\.[A-Za-z0-9_-]{2,64}$/;
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const MOST = 20;
const MODES = ['hand_off', 'in_chat', 'discovery'] as const;
const SOURCES = ['variant_id', 'sku'] as const;

/** A shop's settings as the form shows them. */
export function toSellingForm(shop: Shop): SellingForm {
  const { itemIdSource, holdsStock, offersMarketing, attributesOrders, sellsAsChannel } = shop;
  return {
    ...{ itemIdSource, holdsStock, offersMarketing, attributesOrders, sellsAsChannel },
    sellingMode: shop.sellingMode ?? 'hand_off',
    honorPriceMinutes: String(shop.honorPriceMinutes),
    agentHost: shop.agentHost ?? '',
    metafieldKeys: shop.metafieldKeys.join('\n'),
    marketCountries: shop.marketCountries.join(', '),
  };
}

/** What was sent, as settings; or every field that cannot be. */
export function readSellingForm(given: unknown): ReadSelling {
  const form = (given ?? {}) as Partial<Record<keyof SellingForm, unknown>>;
  const text = (field: keyof SellingForm) => String(form[field] ?? '').trim();
  const list = (field: keyof SellingForm) =>
    text(field)
      .split(/[\s,]+/)
      .filter(Boolean);
  const minutes = text('honorPriceMinutes');
  const host = text('agentHost').toLowerCase();
  const keys = [...new Set(list('metafieldKeys'))];
  const countries = [...new Set(list('marketCountries').map((code) => code.toUpperCase()))];
  const sellingMode = MODES.find((mode) => mode === form.sellingMode);
  const itemIdSource = SOURCES.find((source) => source === form.itemIdSource);
  const checks: [SellingField, boolean][] = [
    ['sellingMode', sellingMode !== undefined],
    ['itemIdSource', itemIdSource !== undefined],
    ['honorPriceMinutes', /^\d{1,4}$/.test(minutes) && Number(minutes) <= 1440],
    ['agentHost', host === '' || HOST.test(host)],
    ['metafieldKeys', keys.length <= MOST && keys.every((key) => METAFIELD_KEY.test(key))],
    ['marketCountries', countries.length <= MOST && countries.every(isCountry)],
  ];
  const problems = checks.flatMap(([field, isFine]) => (isFine ? [] : [field]));
  if (problems.length > 0 || !sellingMode || !itemIdSource) return { ok: false, problems };
  return {
    ok: true,
    settings: {
      ...{ sellingMode, itemIdSource, metafieldKeys: keys, marketCountries: countries },
      honorPriceMinutes: Number(minutes),
      agentHost: host === '' ? null : host,
      holdsStock: form.holdsStock === true,
      offersMarketing: form.offersMarketing === true,
      attributesOrders: form.attributesOrders === true,
      sellsAsChannel: form.sellsAsChannel === true,
    },
  };
}

/** Only what is another than before: the catalogue is read anew for some of them. */
export function changedSettings(shop: Shop, settings: ShopSettings): ShopSettings {
  const before = shop as unknown as Record<string, unknown>;
  const changed = Object.entries(settings).filter(
    ([field, value]) => JSON.stringify(before[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}
