/** The cart attribute that carries a session's id through Shopify's checkout to the order. */
export const SESSION_ATTRIBUTE = 'checkout_session';
/** The attribute that names the agent, on every order of one. */
export const AGENT_ATTRIBUTE = 'Agent';
/** The attribute that names the affiliate who led the buyer here, without a token. */
export const AFFILIATE_ATTRIBUTE = 'Affiliate';

/** The tag of an order of the shop's checkout whose session was paid in the chat as well. */
export const DUPLICATE_TAG = 'agentic-duplicate';

/** The tags of every order of an agent. */
export function agentTags(platform: string): string[] {
  return ['agentic', `agent:${platform}`];
}
