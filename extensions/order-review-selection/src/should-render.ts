import { isAgentOrder } from '../../shared/is-agent-order.ts';

/** Where no order of the selection is an agent's, there is nothing to review. */
export default async () => ({ display: await isAgentOrder(shopify.data.selected.map(({ id }) => id)) });
