import { isAgentOrder } from '../../shared/is-agent-order.ts';

/** Only orders of agents can be reviewed: on the others' pages the action is not there. */
export default async () => ({ display: await isAgentOrder(shopify.data.selected.map(({ id }) => id)) });
