/** What it takes to sell through agents. */
export interface SellingSetup {
  /** Of agents that may call; the simulator's is none. */
  connections: { mode: string; sellingMode: string }[];
  /** Modes with a connected Stripe account. */
  accounts: string[];
}

/**
 * The step that the merchant has to take next, in the form in which Shopify shows it on the home page of its admin: one
 * sentence of at most 100 characters that ends with a period (ResourceFeedbackCreateInput). Null: none; what is only
 * advisable is not told there.
 */
export function requiredStep({ connections, accounts }: SellingSetup): string | null {
  if (connections.length === 0) return 'Connect an AI agent to start selling.';
  const isUnpaid = ({ mode, sellingMode }: SellingSetup['connections'][number]) =>
    sellingMode === 'in_chat' && !accounts.includes(mode);
  return connections.some(isUnpaid) ? 'Connect Stripe so that agents can take payments in the chat.' : null;
}
