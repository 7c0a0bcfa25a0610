/** Shopify's numbers of what a page shows, or of what is selected in a list: `gid://shopify/Order/1` → `1`. */
export function selectedIds(data: { selected: { id: string }[] }): string[] {
  return data.selected.map(({ id }) => id.split('/').at(-1)!);
}
