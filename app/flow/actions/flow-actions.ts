import type { ReviewReason } from '#app/orders/review/apply-rules.ts';

/**
 * Every action that a workflow of Shopify Flow can have Aisle do, and the property that names what it is done to. The
 * handles are those of `extensions/flow-*`; one that was deployed once stays: merchants' workflows hold on to it.
 */
export const FLOW_ACTIONS = {
  'hold-agent-order': 'order_id',
  'approve-agent-order': 'order_id',
  'hide-product-from-agents': 'product_id',
} as const;

export type FlowAction = keyof typeof FLOW_ACTIONS;

export const isFlowAction = (handle: string): handle is FlowAction => Object.hasOwn(FLOW_ACTIONS, handle);

/** Why an order waits that a workflow has put on hold. */
export const FLOW_REASON: ReviewReason = {
  rule: 'flow',
  text: 'A workflow of Shopify Flow asked to hold it',
  values: {},
};
