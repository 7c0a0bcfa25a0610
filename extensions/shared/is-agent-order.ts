/** What Aisle marks every order of an agent with (app/orders/order-attributes.ts). */
const TAG = 'agentic';

/** Asks Shopify itself, within the permissions of who looks at the page. */
export const TAGS_OF_ORDERS = `#graphql
  query TagsOfOrders($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        tags
      }
    }
  }
`;

interface Answer {
  data?: { nodes?: ({ tags?: string[] } | null)[] };
}

/** Whether an agent placed any of these orders; no where Shopify does not say. */
export async function isAgentOrder(ids: string[]): Promise<boolean> {
  try {
    const body = JSON.stringify({ query: TAGS_OF_ORDERS, variables: { ids } });
    const answer = await fetch('shopify:admin/api/graphql.json', { method: 'POST', body });
    const { data } = (await answer.json()) as Answer;
    return (data?.nodes ?? []).some((order) => order?.tags?.includes(TAG) ?? false);
  } catch {
    return false;
  }
}
