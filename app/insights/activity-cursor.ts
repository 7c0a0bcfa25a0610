/** A place in the activity log: behind the entry of that time and id. */
export interface ActivityPlace {
  at: Date;
  id: string;
}

/** A place as it stands in an address. */
export const cursorOf = ({ at, id }: ActivityPlace): string => `${at.getTime()}.${id}`;

/** Reads one; null: it is none. */
export function readCursor(cursor: string): ActivityPlace | null {
  const [, time, id] = /^(\d{1,15})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  return time && id ? { at: new Date(Number(time)), id } : null;
}
