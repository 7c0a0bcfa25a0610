/**
 * What the server answers to extensions, as both know it. Types alone, and nothing imported: extensions are built and
 * checked apart from the app.
 */

/** A state, as `s-badge` shows it. */
export interface BadgeView {
  text: string;
  tone: 'neutral' | 'info' | 'success' | 'caution' | 'warning' | 'critical';
}

/** What a call is refused with; `param` is the JSONPath of the field it is about, where it is about one. */
export interface RefusalView {
  error: string;
  param?: string | null;
}

/** An order that an agent placed, as its block on Shopify's page shows it: all of it in words. */
export interface OrderBlockView {
  id: string;
  name: string;
  agentName: string;
  mode: string;
  isTest: boolean;
  sessionId: string;
  status: BadgeView;
  /** Null where Radar has nothing to say. */
  risk: BadgeView | null;
  /** What the agent was told that is sold. */
  lines: { title: string; quantity: string; subtotal: string }[];
  totals: { label: string; amount: string }[];
  /** What the buyer agreed to; null where Shopify's checkout asked them. */
  agreed: { total: string | null; at: string; terms: { text: string; answer: string | null }[] } | null;
  /** Null where Shopify's checkout took the money. */
  payment: { method: string; reference: string; url: string } | null;
  /** Null where no rule wanted one. */
  review: {
    state: 'pending' | 'approved' | 'rejected';
    hold: 'waiting' | 'held' | 'nothing_to_hold';
    reasons: string[];
    decided: string | null;
  } | null;
  events: { title: string; state: BadgeView; detail: string }[];
  /** What else staff should look at. */
  attention: string[];
  mayDecide: boolean;
  /** Null for staff who may not see buyers. */
  evidenceUrl: string | null;
  url: string;
}

/** Of several orders, what became of each. */
export interface DecisionsView {
  outcomes: { id: string; name: string | null; error: string | null }[];
}

/** A product as an agent sees it, for its block on Shopify's page: all of it in words. */
export interface ProductReadinessView {
  id: string;
  title: string;
  agents: { id: string; name: string }[];
  /** The agent whose view it is; null: what every agent is told. */
  agentId: string | null;
  variants: { id: string; name: string }[];
  /** The variant that is looked at. */
  variantId: string;
  /** What may be done with the variant, and why no more. */
  standing: BadgeView;
  reasons: string[];
  /** How complete what agents are told is; null where agents are told nothing. */
  quality: { severity: BadgeView; score: string } | null;
  /** `url`: where in Shopify it is mended; null where it is not mended at the product. */
  problems: { id: string; problem: string; fix: string; severity: BadgeView; url: string | null }[];
  /** What a feed says of the variant. */
  preview: {
    title: string;
    description: string;
    price: string;
    stock: string;
    imageUrl: string | null;
    link: string | null;
  };
  switches: ProductSwitchesView[];
  url: string;
}

/** What one agent may do with a product, and what staff can switch of it. */
export interface ProductSwitchesView {
  agentId: string;
  agentName: string;
  standing: BadgeView;
  reasons: string[];
  searchable: SwitchView;
  buyable: SwitchView;
}

export interface SwitchView {
  isOn: boolean;
  /** What keeps it off whatever is switched; none: it can be switched on. */
  heldBy: string[];
}

/** Orders that staff should look at, for Sidekick; nothing of buyers. */
export interface OrdersInNeedView {
  orders: {
    name: string;
    agent: string;
    isTest: boolean;
    /** Newest first. */
    why: string[];
    url: string;
  }[];
  /** There are more than are told. */
  hasMore: boolean;
  /** The page of all of them. */
  url: string;
}

/** Why agents do not sell a product, for Sidekick. */
export interface WhyNotBuyableView {
  /** Null where it is not clear which is meant. */
  product: { id: string; title: string; url: string } | null;
  /** Products that may be meant; none, where one was found, or none is called so. */
  matches: { id: string; title: string }[];
  agents: {
    agent: string;
    searchable: boolean;
    buyable: boolean;
    /** What it may do, in words. */
    standing: string;
    reasons: ReasonView[];
  }[];
  /** There are more agents than are told. */
  hasMore: boolean;
  /** What is wrong with what agents are told of it. */
  problems: ReasonView[];
}

/** What stands in the way, and what ends that. */
export interface ReasonView {
  reason: string;
  fix: string;
}
