import { z } from 'zod';
import { acpSchemaAvailable } from './acp-schema.ts';
import { feedProblems } from './feed-schema.ts';

const variant = z.looseObject({ id: z.string().min(1), title: z.string() });
const product = z.looseObject({ id: z.string().min(1), variants: z.array(variant).min(1) });
const country = z.string().regex(/^[A-Z]{2}$/);
/** OpenAI's may name the country again; ACP's may not. */
const UPSERTS = {
  product_feeds: z.strictObject({ target_country: country.optional(), products: z.array(product) }),
  feeds: z.strictObject({ products: z.array(product) }),
};
const benefit = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('amount_off'),
    amount_off: z.strictObject({ amount: z.int().positive(), currency: z.string().regex(/^[A-Z]{3}$/) }),
  }),
  z.strictObject({ type: z.literal('percent_off'), percent_off: z.number().positive().max(100) }),
  z.strictObject({ type: z.literal('free_shipping') }),
]);
const promotions = z.array(
  z.strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    description: z.string().optional(),
    status: z.enum(['draft', 'scheduled', 'active', 'expired', 'disabled']).optional(),
    active_period: z.strictObject({ start_time: z.iso.datetime(), end_time: z.iso.datetime() }),
    benefits: z.array(benefit).min(1),
    applies_to: z
      .array(z.strictObject({ product_id: z.string(), variant_ids: z.array(z.string()).optional() }))
      .optional(),
    url: z.url().optional(),
  }),
);
export type FedPromotion = z.output<typeof promotions>[number];
const creation = z.strictObject({ target_country: country.optional() });

export type FedProduct = z.output<typeof product>;
type FedVariant = z.output<typeof variant>;

/** A feed that a seller made at the agent's API. */
export interface Feed {
  id: string;
  target_country?: string;
  updated_at: string;
  products: Map<string, FedProduct>;
  promotions: Map<string, FedPromotion>;
}

/** What the API answers: HTTP status and body. */
export interface FeedReply {
  status: 200 | 201 | 400 | 404;
  body: object;
}

/** What ACP's official schema does not know is refused, where the specification is at hand. */
const SPEC_VERSION = '2026-04-17';

/** The agent's catalogue as sellers tell it by API: upserts by id, nothing is ever deleted. */
export class FeedCatalog {
  private readonly feeds = new Map<string, Feed>();
  private readonly made = new Map<string, string>();
  /** Products that the platform does not want, by id. */
  readonly banned = new Set<string>();

  constructor(
    private readonly now: () => Date,
    private readonly newId: (prefix: string) => string,
  ) {}

  /** Repeated with its key, it is the first one. */
  create(body: unknown, key: string | undefined, status: 200 | 201): FeedReply {
    const asked = creation.safeParse(body);
    if (!asked.success) return refusal('invalid_target_country', z.prettifyError(asked.error));
    const known = key && this.feeds.get(this.made.get(key) ?? '');
    const feed = known || {
      id: this.newId('feed'),
      ...asked.data,
      updated_at: this.now().toISOString(),
      products: new Map(),
      promotions: new Map(),
    };
    this.feeds.set(feed.id, feed);
    if (key) this.made.set(key, feed.id);
    return { status, body: metadata(feed) };
  }

  upsert(flavour: keyof typeof UPSERTS, id: string, body: unknown): FeedReply {
    const feed = this.feeds.get(id);
    if (!feed) return UNKNOWN;
    const asked = UPSERTS[flavour].safeParse(body);
    if (!asked.success) return refusal('invalid_product_payload', z.prettifyError(asked.error));
    const problems = acpSchemaAvailable(SPEC_VERSION)
      ? feedProblems(SPEC_VERSION, 'UpsertProductsRequest', { products: asked.data.products })
      : [];
    if (problems.length > 0) return refusal('invalid_product_payload', problems.join('; '));
    const banned = asked.data.products.find((one) => this.banned.has(one.id));
    if (banned) return refusal('invalid_product_payload', `${banned.id} is prohibited here.`);
    for (const one of asked.data.products) {
      const before = feed.products.get(one.id);
      feed.products.set(one.id, {
        ...before,
        ...one,
        variants: merged(before?.variants ?? [], one.variants),
      });
    }
    feed.updated_at = this.now().toISOString();
    return { status: 200, body: { id, accepted: true } };
  }

  read(id: string): FeedReply {
    const feed = this.feeds.get(id);
    return feed ? { status: 200, body: metadata(feed) } : UNKNOWN;
  }

  readProducts(id: string): FeedReply {
    const feed = this.feeds.get(id);
    if (!feed) return UNKNOWN;
    const { target_country } = feed;
    return { status: 200, body: { target_country, products: [...feed.products.values()] } };
  }

  upsertPromotions(id: string, body: unknown): FeedReply {
    const feed = this.feeds.get(id);
    if (!feed) return UNKNOWN;
    const asked = promotions.safeParse(body);
    if (!asked.success) return refusal('invalid_promotion_payload', z.prettifyError(asked.error));
    for (const one of asked.data) feed.promotions.set(one.id, one);
    return { status: 200, body: { id, accepted: true } };
  }

  readPromotions(id: string): FeedReply {
    const feed = this.feeds.get(id);
    return feed ? { status: 200, body: [...feed.promotions.values()] } : UNKNOWN;
  }

  list(): Feed[] {
    return [...this.feeds.values()];
  }

  /** As after a loss of data at the agent's. */
  forget(): void {
    this.feeds.clear();
    this.made.clear();
  }
}

const UNKNOWN: FeedReply = {
  status: 404,
  body: { type: 'invalid_request', code: 'feed_not_found', message: 'There is no such feed.' },
};

function refusal(code: string, message: string): FeedReply {
  return { status: 400, body: { type: 'invalid_request', code, message } };
}

const metadata = ({ id, target_country, updated_at }: Feed) => ({ id, target_country, updated_at });

/** A variant is told as a whole; those that are not told stay. */
function merged(before: FedVariant[], told: FedVariant[]): FedVariant[] {
  return [...before.filter(({ id }) => !told.some((one) => one.id === id)), ...told];
}
