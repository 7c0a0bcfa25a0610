import path from 'node:path';
import { systemClock, type Clock } from '#app/kernel/clock.ts';
import { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { adminRoutes } from './admin/routes.ts';
import { ProductFollower } from './channels/product-follower.ts';
import { BulkOperations } from './bulk/bulk-operations.ts';
import { bulkResolvers } from './bulk/bulk-resolvers.ts';
import type { ShopifyContext } from './context.ts';
import { controlRoutes } from './control/control-routes.ts';
import { flowResolvers } from './flow/flow-resolvers.ts';
import { FlowRunner } from './flow/flow-runner.ts';
import { readFlowExtensions, type FlowExtensions } from './flow/read-flow-extensions.ts';
import { loadAdminSchema, type AdminSchema } from './graphql/admin-schema.ts';
import type { ShopPlan } from './graphql/cost-bucket.ts';
import { Executor } from './graphql/execute-operation.ts';
import { mergeResolvers } from './graphql/merge-resolvers.ts';
import { AccessTokens } from './oauth/access-tokens.ts';
import { readAppConfig, type AppConfig } from './oauth/app-config.ts';
import type { StaffName } from './oauth/demo-staff.ts';
import { installApp } from './oauth/install-app.ts';
import { signSessionToken, type SessionTokenIssuer } from './oauth/session-token.ts';
import { catalogResolvers } from './resolvers/catalog/index.ts';
import { commerceResolvers } from './resolvers/commerce/index.ts';
import { readUiExtensions } from './extensions/read-ui-extensions.ts';
import { seedShop, type ShopIdentity } from './seed/index.ts';
import { CallLog } from '#sandbox/calls/call-log.ts';
import { GraphqlEndpoint } from './server/graphql-endpoint.ts';
import { listenOnLoopback, type LoopbackServer } from './server/listen-on-loopback.ts';
import { simulatorRoutes } from './server/simulator-routes.ts';
import { openShopifyState, type ShopifyState } from './state/shopify-state.ts';
import { storefrontRoutes } from './storefront/storefront-routes.tsx';
import { WebhookDispatcher, type WebhookSettings } from './webhooks/webhook-dispatcher.ts';
import { WebhookOutbox } from './webhooks/webhook-outbox.ts';

export interface ShopifySimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  /** Where it listens; on this machine's loopback unless given. */
  host?: string;
  /** Where the shop is kept between runs; null keeps it in memory. */
  dataFile: string | null;
  /** Product CSV exports or saved `/products.json` to fill an empty shop with; none means the built-in catalogue. */
  catalogFiles?: string[];
  /** Another shop than the demo shop, for a second simulator. */
  shop?: ShopIdentity;
  /** False leaves an empty state empty. */
  seed?: boolean;
  app: { clientId: string; clientSecret: string; url: string; tomlFile: string };
  clock?: Clock;
  /** The shop's plan, which decides the rate limit; `standard` unless given. */
  plan?: ShopPlan;
  random?: () => number;
}

export interface ShopifySimulator {
  /** The simulator's own pages, e.g. `http://localhost:4001`. */
  url: string;
  port: number;
  state: ShopifyState;
  /** Acts as the merchant, or as the app for its client id. */
  context(clientId?: string | null): ShopifyContext;
  faults: FaultPlan;
  /** Domains of other shops that it plays as well, with the same goods, tokens and orders: for benches with thousands of them. */
  aliases: Set<string>;
  /** Shopify Flow: workflows that have the app do something. */
  flow: FlowRunner;
  /** How webhooks travel. */
  webhooks: { settings: WebhookSettings; outbox: WebhookOutbox };
  /** One more port of the same server, so that a caller is known by the port it uses (see FaultPlan.kill). */
  openDoor(host?: string): Promise<number>;
  /** A session token as App Bridge gives the app's page; the owner's unless another member of staff is named. */
  sessionToken(who?: StaffName): Promise<string>;
  /** The address under which the admin opens the app: the visit that installs it. */
  launchUrl(who?: StaffName): Promise<string>;
  /** Sends every webhook that is due and resolves when each attempt has ended. */
  deliverWebhooksNow(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a Shopify of one shop with one installed app, on this machine only.
 * @throws Error when shopify.app.toml is missing or wrong, the Admin schema cannot be fetched, or the port is taken;
 *   CatalogFileError when a catalogue file is broken.
 */
export async function startShopifySimulator(options: ShopifySimulatorOptions): Promise<ShopifySimulator> {
  const { tomlFile, url } = options.app;
  const config = readAppConfig(tomlFile, url);
  const extensions = readFlowExtensions(path.join(path.dirname(tomlFile), 'extensions'), url);
  const schema = await loadAdminSchema();
  // The port is taken before the data file is touched: another simulator may be running on both.
  const server = await listenOnLoopback(options.port, options.host);
  let state: ShopifyState | undefined;
  try {
    state = openShopifyState(options.dataFile);
    return await assemble(options, { config, extensions }, schema, server, state);
  } catch (error) {
    await server.close();
    state?.store.close();
    throw error;
  }
}

async function assemble(
  options: ShopifySimulatorOptions,
  { config, extensions }: { config: AppConfig; extensions: FlowExtensions },
  schema: AdminSchema,
  server: LoopbackServer,
  state: ShopifyState,
): Promise<ShopifySimulator> {
  const clock = options.clock ?? systemClock;
  const { clientId, clientSecret } = options.app;
  const { url, port } = server;
  if (options.seed !== false && state.shops.size === 0)
    await seedShop(state, {
      catalogFiles: options.catalogFiles ?? [],
      clock,
      baseUrl: url,
      shop: options.shop,
    });
  installApp(state, clientId, config, clock);

  const faults = new FaultPlan(options.random);
  const aliases = new Set<string>();
  const calls = new CallLog();
  const tokens = new AccessTokens(state, clock);
  const outbox = new WebhookOutbox(state, clock, config.subscriptions, config.events);
  const follower = new ProductFollower(state);
  const shop = () => state.shops.all()[0]!;
  const shopDomain = () => shop().domain;
  const issuer: SessionTokenIssuer = { clientId, clientSecret, clock, shopDomain };
  const context = (caller: string | null = null, scopes?: readonly string[]): ShopifyContext => {
    const own: ShopifyContext = {
      state,
      shop,
      clock,
      clientId: caller,
      app: config,
      scopes: new Set(scopes ?? (caller ? state.installations.get(caller)?.scopes : [])),
      emit: (topic, payload) => {
        outbox.emit(topic, payload);
        follower.followWebhook(own, topic, payload);
      },
      followProduct: (productId) => follower.follow(own, productId),
      emitEvent: (topic, action, changed) => outbox.emitEvent(topic, action, changed),
    };
    return own;
  };
  const bulk = new BulkOperations({
    state,
    clock,
    context,
    readAll: (document, caller) =>
      executor.run(document, {}, { context: caller, tokenKind: 'offline', everyPage: true }),
  });
  const executor: Executor = new Executor(
    schema,
    mergeResolvers([
      catalogResolvers,
      commerceResolvers,
      flowResolvers(extensions),
      bulkResolvers(schema, bulk, url),
    ]),
  );
  // A merchant who opens the app installs it, also after it was uninstalled.
  const open = () => void (state.installations.get(clientId) ?? installApp(state, clientId, config, clock));
  const launch = (who?: StaffName) => {
    open();
    return launchParameters(issuer, who);
  };
  const dispatcher = new WebhookDispatcher({
    state,
    outbox,
    clock,
    clientSecret,
    shopDomain,
    apiVersion: config.webhookApiVersion,
  });
  const { plan } = options;
  const endpoint = { admin: schema, executor, tokens, faults, calls, clock, context, plan };
  const graphql = new GraphqlEndpoint(endpoint);
  const flow = new FlowRunner({ state, extensions, clock, shopDomain, clientSecret });
  server.serve(
    simulatorRoutes({
      graphql,
      token: { state, tokens, issuer },
      faults,
      calls,
      clock,
      shopDomain: () => state.shops.all()[0]?.domain,
      aliases,
      control: controlRoutes({ context, clientId, faults, calls, tokens, outbox, dispatcher, flow }),
      storefront: storefrontRoutes(context),
      admin: adminRoutes({
        context,
        app: { url: options.app.url, clientId, handle: config.handle },
        extensions: readUiExtensions(options.app.tomlFile),
        directApi: (body) => graphql.direct(clientId, body),
        launchParameters: launch,
      }),
    }),
  );
  bulk.resume();
  return {
    url,
    port,
    state,
    context: (caller) => context(caller),
    faults,
    aliases,
    flow,
    webhooks: { settings: dispatcher.settings, outbox },
    openDoor: (host) => server.openDoor(host),
    sessionToken: (who) => {
      open();
      return signSessionToken(issuer, who);
    },
    launchUrl: async (who) => {
      const { idToken, host, shop: domain } = await launch(who);
      const query = new URLSearchParams({ embedded: '1', shop: domain, host, id_token: idToken });
      return `${options.app.url}/app?${query}`;
    },
    deliverWebhooksNow: () => dispatcher.deliverDue(),
    close: async () => {
      await server.close();
      await bulk.close();
      await dispatcher.close();
      state.store.close();
    },
  };
}

/** What the admin gives the app's page when it opens it. */
async function launchParameters(issuer: SessionTokenIssuer, who?: StaffName) {
  const shop = issuer.shopDomain();
  return {
    idToken: await signSessionToken(issuer, who),
    host: Buffer.from(`admin.shopify.com/store/${shop.replace('.myshopify.com', '')}`).toString('base64'),
    shop,
  };
}
