import type { EventAction, FieldsChanged } from './webhooks/webhook-outbox.ts';
import type { GraphQLFieldResolver } from 'graphql';
import type { Clock } from '#app/kernel/clock.ts';
import type { ChannelSpecification } from './oauth/channel-specifications.ts';
import type { OrderAttribution } from './oauth/order-attributions.ts';
import type { ShopRecord } from './state/records.ts';
import type { ShopifyState } from './state/shopify-state.ts';

/** What every resolver and every admin action of the simulator works with. */
export interface ShopifyContext {
  state: ShopifyState;
  /** The one shop of this simulator, read afresh at each use. */
  shop(): ShopRecord;
  clock: Clock;
  /** Scopes of the calling token; empty for the merchant's own actions. */
  scopes: ReadonlySet<string>;
  /** The calling app, or null for the merchant's own actions in the admin. */
  clientId: string | null;
  /** The one app that is installed, whoever calls. */
  app: {
    name: string;
    attributions: readonly OrderAttribution[];
    channelSpecifications: readonly ChannelSpecification[];
  };
  /** Queues a webhook of this topic (e.g. `orders/create`) to every subscribed endpoint; payload is the REST-shaped body. */
  emit(topic: string, payload: Record<string, unknown>): void;
  /** Tells the product feeds what has become of a product; `emit` does it for the topics that tell of products. */
  followProduct(productId: string): void;
  /** Tells of a change by next-generation Events. */
  emitEvent(topic: string, action: EventAction, changed: Partial<FieldsChanged>): void;
}

/** Type name → field name → resolver. Fields without one read the property of that name. */
export type ResolverMap = Record<string, Record<string, GraphQLFieldResolver<any, ShopifyContext>>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- sources are plain records of many types
