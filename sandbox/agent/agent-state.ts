import type { Clock } from '#app/kernel/clock.ts';
import { type AcpClient, createAcpClient, type Exchange } from './acp-client.ts';
import type { CheckoutSession } from './acp-types.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import type { BuyerDetails } from './checkout-steps.ts';
import type { StripeTarget } from './make-token.ts';
import { readFeed, type RejectedRow } from './read-feed.ts';

/** What an agent is told when a seller takes it on. Anything may come later, by `configure`. */
export interface AgentSettings {
  acp?: { baseUrl: string; apiKey: string; apiVersion: string; signingSecret?: string };
  feedUrl?: string;
  /** What sellers must bring to its feed API. */
  feedToken?: string;
  stripe?: StripeTarget;
  /** Shared secret of the seller's order events. */
  eventSecret?: string;
  /** That of a second connection, whose buyers pay in the shop. */
  handOffSecret?: string;
  /** That of a third, whose orders arrive through Stripe. */
  platformSecret?: string;
  /** A simulated shop has an address that no browser finds: its pages are at `url` instead. */
  storefront?: { shopUrl: string; url: string };
}

/** A feed as it was last read. */
export interface ReadFeed {
  catalog: Catalog;
  rejected: RejectedRow[];
  readAt: Date;
}

/** A checkout that a person has open on the page. */
export interface OpenCheckout {
  session: CheckoutSession;
  to: BuyerDetails | null;
  /** What it is being paid with, while the card's issuer waits for the buyer. */
  token?: string;
}

/** The agent lacks a value it needs; `configure` sets it. */
export class NotConfigured extends Error {
  constructor(what: string) {
    super(`The agent does not know ${what} yet. Is the app installed and running?`);
    this.name = 'NotConfigured';
  }
}

const FEED_KEPT_MS = 60_000;

/** The agent's working memory: its settings, the feed it read, and the checkouts under way. */
export class AgentState {
  readonly checkouts = new Map<string, OpenCheckout>();
  private feed: Promise<ReadFeed> | null = null;
  private feedReadAt = 0;

  constructor(
    private settings: AgentSettings,
    private readonly clock: Clock,
  ) {}

  /** Sets what is given and keeps the rest. A new feed URL is read at the next use. */
  configure(changes: AgentSettings): void {
    this.settings = { ...this.settings, ...changes };
    this.feed = null;
  }

  get current(): Readonly<AgentSettings> {
    return this.settings;
  }

  /** A client whose exchanges are added to `wire`. @throws NotConfigured without a seller. */
  client(wire: Exchange[]): AcpClient {
    const { acp } = this.settings;
    if (!acp) throw new NotConfigured("the seller's ACP address and key");
    return createAcpClient({
      ...acp,
      clock: this.clock,
      retries: 2,
      onExchange: (exchange) => wire.push(exchange),
    });
  }

  /** @throws NotConfigured without a Stripe address. */
  stripe(): StripeTarget {
    if (!this.settings.stripe) throw new NotConfigured("Stripe's address and key");
    return this.settings.stripe;
  }

  /** The catalogue, read again when it is older than a minute or `fresh` is asked for. */
  async readFeed(fresh = false): Promise<ReadFeed> {
    const { feedUrl } = this.settings;
    if (!feedUrl) throw new NotConfigured("the address of the seller's feed");
    const now = this.clock().getTime();
    if (!this.feed || fresh || now - this.feedReadAt > FEED_KEPT_MS) {
      this.feedReadAt = now;
      this.feed = readFeed(feedUrl).then(({ items, rejected }) => ({
        catalog: createCatalog(items),
        rejected,
        readAt: new Date(now),
      }));
      // A failed read is not kept: the next use tries again.
      this.feed.catch(() => (this.feed = null));
    }
    return this.feed;
  }
}
