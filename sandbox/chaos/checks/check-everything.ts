import type { ShopFacts, Violation } from '../facts/facts.ts';
import { checkAgents } from './check-agents.ts';
import { checkEvents } from './check-events.ts';
import { checkPlatformOrders } from './check-platform-orders.ts';
import { checkProgress } from './check-progress.ts';
import { checkSales } from './check-sales.ts';
import { checkStock } from './check-stock.ts';
import { checkTenants } from './check-tenants.ts';

const CHECKS = [checkSales, checkPlatformOrders, checkStock, checkEvents, checkAgents, checkProgress];

/** Every promise of a purchase, checked against what is true after all was healed. `waits`: what still waits then. */
export function checkEverything(shops: readonly ShopFacts[], waits: readonly string[]): Violation[] {
  return [
    ...shops.flatMap((shop) => CHECKS.flatMap((check) => check(shop))),
    ...checkTenants(shops),
    ...waits.map((text) => ({ rule: 'something still waits', text })),
  ];
}
