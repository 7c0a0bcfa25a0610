import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { readRetention, RETENTION, type RetentionField } from './retention.ts';

/** Shops that delete something at the same age: those named, or all but those named. */
export interface ShopsOfPeriod {
  /** What is older goes. */
  before: Date;
  shopId: { in: string[] } | { notIn: string[] };
  /** As at first: most shops. */
  isPreset: boolean;
}

/** Groups all shops by how long they keep each thing. Few have chosen, so few are named. */
export async function shopsByPeriod({
  db,
  clock,
}: Pick<Services, 'db' | 'clock'>): Promise<(field: RetentionField) => ShopsOfPeriod[]> {
  const rows = await db.shop.findMany({
    where: { NOT: { retention: { equals: {} } } },
    select: { id: true, retention: true, activityBodyDays: true },
  });
  const shops = rows.map((row) => ({ id: row.id, retention: readRetention(row) }));
  const beforeDays = (days: number) => addSeconds(clock(), -days * 24 * 3600);
  return (field) => {
    const { preset } = RETENTION[field];
    const chosen = shops.filter(({ retention }) => retention[field] !== preset);
    const periods = new Set(chosen.flatMap(({ retention }) => retention[field] ?? []));
    const groups = [...periods].map((days) => ({
      before: beforeDays(days),
      shopId: { in: chosen.filter(({ retention }) => retention[field] === days).map(({ id }) => id) },
      isPreset: false,
    }));
    if (preset === null) return groups;
    const others = { notIn: chosen.map(({ id }) => id) };
    return [{ before: beforeDays(preset), shopId: others, isPreset: true }, ...groups];
  };
}
