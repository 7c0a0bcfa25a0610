import { deleteChannel } from '#sandbox/shopify/channels/change-channel.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { numericId } from '#sandbox/shopify/resolvers/catalog/numeric-id.ts';
import type { AccessTokens } from './access-tokens.ts';

/**
 * A merchant uninstalls the app: its tokens end, its channels and their product feeds are removed, and
 * `app/uninstalled` tells it. Who opens the app again installs it anew.
 */
export function uninstallApp(context: ShopifyContext, tokens: AccessTokens, clientId: string): void {
  const { state } = context;
  tokens.revokeAll(clientId);
  for (const channel of state.channels.filter((row) => row.clientId === clientId))
    deleteChannel(context, channel.id);
  state.installations.delete(clientId);
  const { id, domain, name, email, currencyCode, countryCode } = context.shop();
  context.emit('app/uninstalled', {
    id: Number(numericId(id)),
    name,
    email,
    domain,
    myshopify_domain: domain,
    currency: currencyCode,
    country_code: countryCode,
  });
}
