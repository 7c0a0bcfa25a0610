import type { AgentConnection } from '#app/db/client/client.ts';
import { productRules, type ProductRule } from './product-rule.ts';
import type { SellingMode } from './selling-mode.ts';

/** What a merchant lets one agent do. */
export interface SellingPolicy {
  /** The agent's connection. */
  connectionId: string;
  sellingMode: SellingMode;
  productRules: readonly ProductRule[];
  /** ISO 3166-1 alpha-2, upper case; empty: wherever the shop ships. */
  allowedCountries: readonly string[];
  /** The most one purchase in the chat may cost, minor units of the shop's currency; null: any sum. */
  maxOrderAmount: number | null;
  /** ACP's names of interventions without which nothing is sold in the chat. */
  requiredInterventions: readonly string[];
}

/** A connection as checkout needs it: `sellingMode` is what holds now (authenticate-agent). */
export type SellingConnection = Pick<
  AgentConnection,
  'id' | 'mode' | 'productRules' | 'allowedCountries' | 'maxOrderAmount' | 'requiredInterventions'
> & { sellingMode: SellingMode };

/**
 * The policy of a connection's row.
 * @throws ZodError if the row holds other rules than product-rule.ts allows: nothing is sold by half a rule.
 */
export function sellingPolicyOf(connection: SellingConnection): SellingPolicy {
  return {
    connectionId: connection.id,
    sellingMode: connection.sellingMode,
    productRules: productRules.parse(connection.productRules),
    allowedCountries: connection.allowedCountries,
    maxOrderAmount: connection.maxOrderAmount === null ? null : Number(connection.maxOrderAmount),
    requiredInterventions: connection.requiredInterventions,
  };
}
