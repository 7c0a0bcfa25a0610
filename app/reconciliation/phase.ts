import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Finding } from './finding.ts';

/** What a run compares. */
export interface Span {
  /** What changed since then. */
  since: Date;
  /** What changed later than this may still be on its way through jobs and webhooks: it is left to the next run. */
  until: Date;
}

/** A part of a phase, small enough to be done again after a crash. */
export interface PageOfFindings {
  findings: Finding[];
  /** How many were looked at. */
  checked: number;
  /** Where the next page begins; null: there is none. */
  cursor: string | null;
}

/**
 * One comparison, page by page. It may only do outside what can be repeated; everything else is a finding's `act`.
 */
export interface Phase {
  /** What is looked at, as the result counts it. */
  name: string;
  page(scope: ShopScope, span: Span, cursor: string | null): Promise<PageOfFindings>;
}
