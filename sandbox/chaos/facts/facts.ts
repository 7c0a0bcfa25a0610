/**
 * What is true after a run, of one shop, from every side that has an opinion. Plain data, so that the checks are pure
 * and can be tested with planted violations. Money is integer minor units.
 */
export interface ShopFacts {
  domain: string;
  /** Aisle's id of the shop. */
  shopId: string;
  /** Aisle's database. */
  sessions: SessionFact[];
  orders: OrderFact[];
  events: EventFact[];
  /** Orders that Stripe took for the shop, with what the app knows of them. */
  platformOrders: PlatformOrderFact[];
  /** Shopify. */
  shopifyOrders: ShopifyOrderFact[];
  stock: StockFact[];
  /** Stripe. */
  payments: PaymentFact[];
  /** The agents' receiver, and the agents. */
  received: ReceivedFact[];
  agents: AgentFact[];
}

export interface SessionFact {
  id: string;
  shopId: string;
  status: string;
  total: number;
  currency: string;
  /** Of its purchase; null: nobody ever paid. */
  step: string | null;
  lines: { variantId: string; quantity: number }[];
}

export interface OrderFact {
  id: string;
  shopId: string;
  sessionId: string;
  gid: string;
  total: number;
  currency: string;
  sellingMode: string;
  paymentIntentId: string | null;
}

export interface EventFact {
  id: string;
  orderId: string;
  sequence: number;
  type: string;
}

/** A checkout that Stripe ran and was paid. */
export interface PlatformOrderFact {
  /** Stripe's id of it. */
  checkoutId: string;
  paymentIntentId: string;
  /** Minor units. */
  total: number;
  /** The app's; null: it has never heard of it. */
  state: string | null;
  sessionId: string | null;
  /** Staff are asked about it. */
  asked: boolean;
}

export interface ShopifyOrderFact {
  gid: string;
  name: string;
  /** The session it names, if any. */
  sessionId: string | null;
  total: number;
  currency: string;
  cancelled: boolean;
  /** By the merchant's staff, after the sale. */
  cancelledByStaff: boolean;
  /** The PaymentIntent it says it was paid by. */
  paymentIntentId: string | null;
  /** What went back to the buyer, as Shopify has it. */
  refunded: number;
  lines: {
    variantId: string | null;
    ordered: number;
    current: number;
    fulfilled: number;
    /** Units that went back on the shelf. */
    restocked: number;
  }[];
  fulfillments: number;
}

export interface StockFact {
  variantId: string;
  /** False: it may be sold below zero. */
  limited: boolean;
  initial: number;
  left: number;
}

export interface PaymentFact {
  id: string;
  /** The session it names; of one that Stripe took itself, that of its platform order. */
  sessionId: string | null;
  /** Stripe ran the checkout itself. */
  platform: boolean;
  status: string;
  amount: number;
  captured: number;
  refunded: number;
  currency: string;
}

/** One order event as its receiver first saw it. */
export interface ReceivedFact {
  /** The event's id, from the Request-Id. */
  eventId: string | null;
  orderId: string;
  sessionId: string;
  type: string;
  /** Running numbers of its deliveries. */
  arrivals: number[];
  status: string;
  lines: { ordered: number; current: number; fulfilled: number }[];
  fulfillments: number;
  refunded: number;
  /** `order_number` */
  name: string | null;
}

/** What one agent believes at the end. */
export interface AgentFact {
  number: number;
  sessionId: string | null;
  /** Of the session when it looked for the last time; null: it could not. */
  lastStatus: string | null;
  /** Ids of all orders it was ever told of. */
  toldOrders: string[];
  toldCanceled: boolean;
  problems: string[];
}

/** One broken promise, with the ids to look for. */
export interface Violation {
  rule: string;
  text: string;
}
