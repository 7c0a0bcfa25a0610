import type { PurchaseStep } from '#app/checkout/purchase/purchase-record.ts';

const ENDED: readonly string[] = ['completed', 'refused'] satisfies PurchaseStep[];

/**
 * Whether a purchase has come to its end. One that has not owns its payment and its order, also while it waits for its
 * buyer or for staff.
 */
export const hasEnded = (step: string): boolean => ENDED.includes(step);
