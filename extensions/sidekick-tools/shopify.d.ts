import '@shopify/ui-extensions';

//@ts-ignore
declare module './src/sidekick-tools.ts' {
  interface OrdersNeedingAttentionInput {
    [k: string]: unknown;
  }

  interface OrdersNeedingAttentionOutput {
    orders?: {
      /**
       * The order's name in Shopify, such as #1001.
       */
      name: string;
      /**
       * The AI agent that placed it.
       */
      agent: string;
      /**
       * Placed in test mode: no money moved.
       */
      isTest: boolean;
      /**
       * Why staff should look at it, newest first.
       */
      why: string[];
      /**
       * Opens the order in Aisle.
       */
      url: string;
      [k: string]: unknown;
    }[];
    /**
     * There are more than are listed.
     */
    hasMore?: boolean;
    /**
     * Opens everything that needs attention in Aisle.
     */
    url?: string;
    /**
     * Why nothing can be said, for the merchant.
     */
    error?: string;
    [k: string]: unknown;
  }

  interface WhyNotBuyableInput {
    /**
     * The product's id (a number or gid://shopify/Product/…), or its title or words of it.
     */
    product: string;
    [k: string]: unknown;
  }

  interface WhyNotBuyableOutput {
    /**
     * The product; null where it is not clear which is meant.
     */
    product?: {
      id: string;
      title: string;
      /**
       * Opens the product in Aisle.
       */
      url: string;
      [k: string]: unknown;
    } | null;
    /**
     * Products that may be meant; ask again with the id of one.
     */
    matches?: {
      id: string;
      title: string;
      [k: string]: unknown;
    }[];
    agents?: {
      agent: string;
      /**
       * The agent shows it.
       */
      searchable: boolean;
      /**
       * Buyers can buy it through the agent.
       */
      buyable: boolean;
      /**
       * What the agent may do with it.
       */
      standing: string;
      reasons: {
        reason: string;
        fix: string;
        [k: string]: unknown;
      }[];
      [k: string]: unknown;
    }[];
    /**
     * There are more agents than are listed.
     */
    hasMore?: boolean;
    /**
     * What is wrong with what agents are told of it.
     */
    problems?: {
      reason: string;
      fix: string;
      [k: string]: unknown;
    }[];
    /**
     * Why nothing can be said, for the merchant.
     */
    error?: string;
    [k: string]: unknown;
  }

  interface ShopifyTools {
    /**
     * List orders placed through AI agents that staff should look at now: orders held for a decision, disputed or suspected of fraud, refunds that failed, and orders an agent could not be told about. Newest first, at most 50, each with the agent, why, and a link. Read-only; says nothing about buyers.
     */
    register(
      name: 'orders_needing_attention',
      handler: (
        input: OrdersNeedingAttentionInput,
      ) => OrdersNeedingAttentionOutput | Promise<OrdersNeedingAttentionOutput>,
    ): () => void;
    /**
     * Tell whether AI agents show and sell a product, why not, and how to fix it. Takes a product by its id or title and returns, for each connected agent, whether it is searchable and buyable with each reason and its fix, and the problems in what agents are told of it. Read-only.
     */
    register(
      name: 'why_not_buyable',
      handler: (
        input: WhyNotBuyableInput,
      ) => WhyNotBuyableOutput | Promise<WhyNotBuyableOutput>,
    ): () => void;
  }

  const shopify: import('@shopify/ui-extensions/admin').WithGeneratedTools<
    import('@shopify/ui-extensions/admin.app.tools.data').Api,
    ShopifyTools
  >;
  const globalThis: { shopify: typeof shopify };
}
