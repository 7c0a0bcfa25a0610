/** Platforms overlook hidden files, and no other content ever has this name: what is there of it is a part of it. */
export const partOf = ({ name, sha256 }: { name: string; sha256: string }): string =>
  `.${name}.${sha256.slice(0, 16)}.part`;

const SHARD = /^(.+)-\d{5}(\..+)$/;

/**
 * Of the names in a folder those that are an earlier snapshot's: shards of which there are fewer now, whose rows would
 * still count, and parts that broke off. What is not the feed's is left alone.
 * @param current names of the files that the feed has now
 */
export function leftOvers(names: readonly string[], current: readonly string[]): string[] {
  const tables = new Set(current.flatMap((name) => tableOf(name) ?? []));
  return names.filter((name) => {
    if (current.includes(name)) return false;
    const part = /^\.(.+)\.[0-9a-f]{16}\.part$/.exec(name)?.[1];
    if (part !== undefined && current.includes(part)) return true;
    const table = tableOf(part ?? name);
    return table !== null && tables.has(table);
  });
}

/** What the shards of one table have in common; null: it is none. */
function tableOf(name: string): string | null {
  const match = SHARD.exec(name);
  return match && `${match[1]}${match[2]}`;
}
