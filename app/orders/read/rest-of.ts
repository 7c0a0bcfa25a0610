/** A page of a Shopify connection. */
export interface Page<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: T[];
}

/** Everything of a connection: what its first page holds (null: not read yet), and what `next` brings behind it. */
export async function restOf<T>(
  first: Page<T> | null,
  next: (after: string | null) => Promise<Page<T> | null | undefined>,
): Promise<T[]> {
  const all = [...(first?.nodes ?? [])];
  let page: Page<T> | null | undefined = first;
  while (!page || page.pageInfo.hasNextPage) {
    page = await next(page?.pageInfo.endCursor ?? null);
    if (!page) break;
    all.push(...page.nodes);
  }
  return all;
}
