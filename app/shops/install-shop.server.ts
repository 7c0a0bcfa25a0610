import { queueCatalogSync } from '#app/catalog/queue-catalog-sync.server.ts';
import { isDeepStrictEqual } from 'node:util';
import { queueSettleChannel } from '#app/catalog/channel/queue-settle-channel.server.ts';
import { noteWholeCatalog } from '#app/catalog/note-whole-catalog.server.ts';
import type { Prisma } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';
import { SESSION_METAFIELD } from '#app/orders/order-key.ts';
import { ATTRIBUTION_METAFIELD, EVIDENCE_METAFIELD } from '#app/orders/order-metafields.ts';
import { callShopify } from '#app/shopify/admin-client.server.ts';
import {
  CreateMetafieldDefinitionDocument,
  GetLocationsDocument,
  GetShopDocument,
  type GetShopQuery,
  type MetafieldDefinitionInput,
} from '#app/shopify/operations/admin.generated.ts';
import { isAccessDenied, ShopifyError } from '#app/shopify/shopify-error.ts';
import { readPolicies } from './read-policies.server.ts';
import { mapLocations, type ShopLocation } from './shop-location.ts';
import { scopeToShop, type ShopScope } from './shop-scope.server.ts';
import { storePolicies } from './store-policies.server.ts';

/**
 * Order metafield that carries the checkout session's id. Type `id` makes Shopify keep its values unique and lets
 * `orderByIdentifier` find the order by it: that is how a lost reply of orderCreate is told from a lost request.
 */
const CHECKOUT_SESSION_DEFINITION = {
  name: 'Agent checkout session',
  description: 'The checkout session in which an AI agent placed this order.',
  ...SESSION_METAFIELD,
  type: 'id',
  ownerType: 'ORDER',
} as const;

/** With a definition the merchant sees it in the admin. */
const ATTRIBUTION_DEFINITION = {
  name: 'Affiliate attribution',
  description: 'Who led the buyer of this order to the agent, as the agent claims it.',
  ...ATTRIBUTION_METAFIELD,
  type: 'json',
  ownerType: 'ORDER',
} as const;

/** Kept by the shop, so that Aisle's own evidence can be held against it. */
const EVIDENCE_DEFINITION = {
  name: 'Agent evidence',
  description: 'Number and hash of the newest entry of the evidence when this order was made.',
  ...EVIDENCE_METAFIELD,
  type: 'json',
  ownerType: 'ORDER',
} as const;

const DEFINITIONS = [CHECKOUT_SESSION_DEFINITION, ATTRIBUTION_DEFINITION, EVIDENCE_DEFINITION];

/**
 * Brings a shop that has just authorised the app up to date: its row, its policies, the metafield definitions its orders need, and,
 * for a shop that is new or came back, a first catalogue sync. May run any number of times, also at once: opening the
 * app signs in two requests in parallel.
 * @param authorized false when the shop is only read again, not newly authorised.
 * @throws ShopifyError if Shopify cannot be asked.
 */
export async function installShop(
  services: Services,
  domain: string,
  { authorized = true }: { authorized?: boolean } = {},
): Promise<ShopScope> {
  const { shop: facts } = await callShopify(services, domain, GetShopDocument, {}, { lane: 'checkout' });
  const [locations, policies] = await Promise.all([
    readLocations(services, domain),
    readPolicies(services, domain),
  ]);
  for (const definition of DEFINITIONS) await createOrderDefinition(services, domain, definition);
  const links = policies?.map(({ type, title, url }) => ({ type, title, url }));
  const now = services.clock();
  const row = {
    ...shopRow(facts),
    ...(locations && { locations: locations as unknown as Prisma.InputJsonArray }),
    // Links only: this row is read with every request.
    ...(links && { policies: links }),
  };
  const shop = await services.db.$transaction(async (tx) => {
    // Two first visits at once take turns: ON CONFLICT (domain) does not keep them apart at the index of Shopify's ids.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`install-shop:${domain}`}, 0))`;
    const before = await tx.shop.findUnique({ where: { domain }, select: { policies: true } });
    const known = await tx.shop.upsert({
      where: { domain },
      create: { id: services.newId('shop'), domain, installedAt: now, ...row },
      // A message about an earlier uninstalling that arrives late is told by this instant.
      update: { ...row, ...(authorized && { installedAt: now }) },
    });
    if (policies) await storePolicies(scopeToShop(services, known), tx, policies);
    // Feeds tell these links, and whether an item can be bought by them.
    if (before && links && !isDeepStrictEqual(before.policies, links))
      await noteWholeCatalog(scopeToShop(services, known), tx);
    // Also of one that is there: whether it still is, and of one whose end Shopify has refused.
    if (known.sellsAsChannel || known.channelGid) await queueSettleChannel(known.id, tx);
    if (known.catalogSyncedAt && !known.uninstalledAt) return known;
    await queueCatalogSync(known.id, tx);
    if (!known.uninstalledAt) return known;
    return tx.shop.update({ where: { id: known.id }, data: { uninstalledAt: null } });
  });
  return scopeToShop(services, shop);
}

function shopRow(facts: GetShopQuery['shop']) {
  return {
    shopifyGid: facts.id,
    name: facts.name,
    email: facts.email,
    currency: facts.currencyCode,
    presentmentCurrencies: facts.enabledPresentmentCurrencies.filter((code) => code !== facts.currencyCode),
    country: facts.shopAddress.countryCodeV2 ?? undefined,
    timezone: facts.ianaTimezone,
    primaryUrl: facts.primaryDomain.url,
    taxesIncluded: facts.taxesIncluded,
  };
}

/** Null where the merchant has not approved the scope yet: then what is known stays. */
async function readLocations(services: Services, domain: string): Promise<ShopLocation[] | null> {
  try {
    const reply = await callShopify(services, domain, GetLocationsDocument, {}, { lane: 'checkout' });
    return mapLocations(reply.locations.nodes);
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    return null;
  }
}

async function createOrderDefinition(
  services: Services,
  domain: string,
  definition: MetafieldDefinitionInput,
): Promise<void> {
  const { metafieldDefinitionCreate } = await callShopify(
    services,
    domain,
    CreateMetafieldDefinitionDocument,
    { definition },
  );
  const errors = metafieldDefinitionCreate?.userErrors ?? [];
  const unexpected = errors.find((error) => error.code !== 'TAKEN');
  if (unexpected)
    throw new ShopifyError('invalid', `the order metafield ${definition.key}: ${unexpected.message}`);
}
