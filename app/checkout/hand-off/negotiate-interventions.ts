/** What agent and seller can take a buyer through, and what is missing (rfc.capability_negotiation.md, 4.5 and 4.6.1). */
export interface Interventions {
  /** What both can do, in the seller's order. */
  supported: string[];
  /** What nothing is sold in the chat without. */
  required: string[];
  /** Required, and one of the two cannot do it. */
  missing: string[];
}

/**
 * What a purchase can wait for. 3-D Secure is the issuer's and Stripe's, and the agent shows it as its token's next
 * action; Aisle asks Stripe for it where the merchant demands it, waits, and goes on with how it ended.
 */
export const SELLER_INTERVENTIONS: readonly string[] = ['3ds'];

/**
 * Intersects what the agent declares with what the seller can do. What is required stays so, whatever the agent says
 * (section 6.2: no downgrade).
 */
export function negotiateInterventions(input: {
  agent: readonly string[];
  seller: readonly string[];
  required: readonly string[];
}): Interventions {
  const required = [...new Set(input.required)];
  const supported = [...new Set(input.seller)].filter((name) => input.agent.includes(name));
  return { supported, required, missing: required.filter((name) => !supported.includes(name)) };
}
