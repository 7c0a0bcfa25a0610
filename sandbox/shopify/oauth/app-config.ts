import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { readChannelSpecifications, type ChannelSpecification } from './channel-specifications.ts';
import { readOrderAttributions, type OrderAttribution } from './order-attributions.ts';

/** The parts of shopify.app.toml that Shopify acts on when the app is deployed and installed. */
export interface AppConfig {
  name: string;
  /** The app's name in admin URLs. */
  handle: string;
  scopes: string[];
  webhookApiVersion: string;
  subscriptions: { topic: string; uri: string }[];
  events: EventSubscription[];
  /** Of the extensions that lie beside the file. */
  attributions: OrderAttribution[];
  channelSpecifications: ChannelSpecification[];
}

/** A subscription to next-generation Events (shopify.dev, "Manage Events subscriptions"). */
export interface EventSubscription {
  handle: string;
  topic: string;
  actions: string[];
  /** Paths of fields, `product.variants.price` or `product.variants.*`; none: any change fires. */
  triggers: string[];
  uri: string;
}

const tomlSchema = z.object({
  name: z.string().default('app'),
  handle: z.string().optional(),
  access_scopes: z.object({ scopes: z.string() }),
  events: z
    .object({
      api_version: z.string(),
      subscription: z.array(
        z.strictObject({
          handle: z.string().max(50),
          topic: z.enum(['Product', 'Collection']),
          actions: z.array(z.enum(['create', 'update', 'delete'])).min(1),
          triggers: z.array(z.string()).default([]),
          uri: z.string(),
        }),
      ),
    })
    .optional(),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z
      .array(
        z.object({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string(),
          filter: z.never({ error: 'webhook filters are not simulated' }).optional(),
          include_fields: z.never({ error: 'include_fields is not simulated' }).optional(),
        }),
      )
      .default([]),
  }),
});

/**
 * Reads the app's configuration, its order attributions and channel specifications as `shopify app deploy` would send them. Relative webhook URIs are resolved
 * against the app's URL.
 * @throws Error naming the file when it is missing, is no TOML or lacks scopes or webhooks, or an extension is wrong.
 */
export function readAppConfig(tomlFile: string, appUrl: string): AppConfig {
  let text: string;
  try {
    text = fs.readFileSync(tomlFile, 'utf8');
  } catch (cause) {
    throw new Error(
      `The app's configuration ${tomlFile} cannot be read; without it nothing can be installed.`,
      {
        cause,
      },
    );
  }
  let toml: z.infer<typeof tomlSchema>;
  try {
    toml = tomlSchema.parse(parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`The app's configuration ${tomlFile} is not valid:\n${reason}`, { cause });
  }
  const subscriptions = toml.webhooks.subscriptions.flatMap((subscription) => {
    const uri = endpoint(subscription.uri, appUrl, tomlFile);
    return [...subscription.topics, ...subscription.compliance_topics].map((topic) => ({ topic, uri }));
  });
  const extensions = path.join(path.dirname(tomlFile), 'extensions');
  return {
    name: toml.name,
    handle: toml.handle ?? toml.name.toLowerCase().replaceAll(' ', '-'),
    scopes: toml.access_scopes.scopes
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean),
    webhookApiVersion: toml.webhooks.api_version,
    subscriptions,
    events: (toml.events?.subscription ?? []).map((subscription) => ({
      ...subscription,
      uri: endpoint(subscription.uri, appUrl, tomlFile),
    })),
    attributions: readOrderAttributions(extensions),
    channelSpecifications: readChannelSpecifications(extensions),
  };
}

function endpoint(uri: string, appUrl: string, tomlFile: string): string {
  const url = /^(\/|https?:\/\/)/.test(uri) && URL.canParse(uri, appUrl) ? new URL(uri, appUrl) : null;
  if (!url) throw new Error(`${tomlFile}: webhook uri ${uri} is not simulated; only HTTP endpoints are.`);
  return url.href;
}
