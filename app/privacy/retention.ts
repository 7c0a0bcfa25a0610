interface Period {
  /** Unless the merchant chose: days, or null: for as long as the order it belongs to. */
  preset: number | null;
  min: number;
  max: number;
}

/**
 * How many days what is kept, and what a merchant may choose. Where a shorter period would break a promise to agents or
 * leave nothing to answer a dispute with, the lower limit says so: card networks take disputes for 120 days after a
 * delivery, some for 180 days after the sale.
 */
export const RETENTION = {
  /** Checkouts that came to nothing, since they last changed: names and addresses of people who bought nothing. */
  sessions: { preset: 30, min: 1, max: 90 },
  /** Carts, since they last changed; agents are told 14 days. */
  carts: { preset: 14, min: 1, max: 14 },
  /** The log of agents' calls. */
  activity: { preset: 90, min: 7, max: 365 },
  /** What agents asked and were answered, masked; 0: it is not kept at all. */
  bodies: { preset: 30, min: 0, max: 90 },
  /** The log of attempts to deliver order events. */
  deliveries: { preset: 90, min: 7, max: 365 },
  /** The evidence of sales and, with it, the buyers in their checkouts, since the sale began. */
  evidence: { preset: null, min: 180, max: 3650 },
} as const satisfies Record<string, Period>;

export type RetentionField = keyof typeof RETENTION;

export const RETENTION_FIELDS = Object.keys(RETENTION) as RetentionField[];

/** Days; null: for as long as the order. */
export type Retention = Record<RetentionField, number | null>;

/** Where a shop's periods are kept: that of the bodies by itself, since every call of an agent asks for it. */
export interface StoredRetention {
  retention: unknown;
  activityBodyDays: number;
}

/** A shop's periods; what is not stored, or no longer allowed, is as at first. */
export function readRetention({ retention, activityBodyDays }: StoredRetention): Retention {
  const given = { ...(retention ?? {}), bodies: activityBodyDays } as Partial<
    Record<RetentionField, unknown>
  >;
  const periods = RETENTION_FIELDS.map((field) => {
    const days = given[field];
    return [field, isPeriod(field, days) ? days : RETENTION[field].preset] as const;
  });
  return Object.fromEntries(periods) as Retention;
}

/** Whether a merchant may choose so. */
export function isPeriod(field: RetentionField, days: unknown): days is number | null {
  const { preset, min, max } = RETENTION[field];
  if (days === null) return preset === null;
  return Number.isInteger(days) && (days as number) >= min && (days as number) <= max;
}
