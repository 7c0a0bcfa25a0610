import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { badRequest } from '#sandbox/shopify/graphql/shopify-errors.ts';

/** Gids of the one app this simulator knows. */
const INSTALLATION_ID = 'gid://shopify/AppInstallation/1';
const APP_ID = 'gid://shopify/App/1';

/** A GraphQL `AppInstallation` of the calling app. */
export function appInstallation(context: ShopifyContext) {
  const installation = context.clientId ? context.state.installations.get(context.clientId) : undefined;
  if (!installation) throw badRequest('The app is not installed.');
  const scopes = installation.scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') }));
  return {
    __typename: 'AppInstallation',
    id: INSTALLATION_ID,
    accessScopes: scopes,
    activeSubscriptions: [],
    launchUrl: `https://${context.shop().domain}/admin/apps/${installation.id}`,
    uninstallUrl: null,
    metafield: null,
    app: {
      __typename: 'App',
      id: APP_ID,
      apiKey: installation.id,
      handle: 'aisle',
      title: 'Aisle',
      embedded: true,
      developerType: 'PARTNER',
      requestedAccessScopes: scopes,
      optionalAccessScopes: [],
      previouslyInstalled: false,
    },
  };
}

export const appResolvers: ResolverMap = {
  QueryRoot: {
    currentAppInstallation: (_source, _args, context) => appInstallation(context),
    appInstallation: (_source, { id }: { id?: string | null }, context) =>
      !id || id === INSTALLATION_ID ? appInstallation(context) : null,
    app: (_source, { id }: { id?: string | null }, context) =>
      !id || id === APP_ID ? appInstallation(context).app : null,
  },
};
