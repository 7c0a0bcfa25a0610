import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** A killed process's purchase is free again after this. */
const LEASE_SECONDS = 30;
/** A step may take longer than the lease: it is renewed while the process lives. */
const RENEW_MS = 10_000;

/**
 * The right to work on a purchase, held by one process at a time. `until` is also its fence: every write names it, so
 * that a process that lost the lease (it stood still for too long) changes nothing any more.
 */
export class PurchaseLease {
  private renewing: Promise<unknown> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly scope: ShopScope,
    private readonly sessionId: string,
    /** Until when it is held unless it is renewed. */
    public until: Date,
  ) {
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
    this.timer.unref();
  }

  /** @throws AppError `conflict` while another process holds it. */
  static async take(scope: ShopScope, sessionId: string): Promise<PurchaseLease> {
    const now = scope.clock();
    const until = addSeconds(now, LEASE_SECONDS);
    const { count } = await scope.db.purchase.updateMany({
      where: { sessionId, shopId: scope.shop.id, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] },
      data: { lockedUntil: until },
    });
    if (count === 0) throw PurchaseLease.taken();
    return new PurchaseLease(scope, sessionId, until);
  }

  /** What another process's hold is answered with. */
  static taken(): AppError {
    return new AppError('conflict', 'The checkout session is being completed.', { retryAfterSeconds: 2 });
  }

  /** No renewal is under way after this, so that `until` is what the row holds. */
  async settled(): Promise<Date> {
    await this.renewing;
    return this.until;
  }

  /** Gives it back. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    const lockedUntil = await this.settled();
    const { shop, db } = this.scope;
    await db.purchase.updateMany({
      where: { sessionId: this.sessionId, shopId: shop.id, lockedUntil },
      data: { lockedUntil: null },
    });
  }

  private renew(): Promise<unknown> {
    return (this.renewing = this.renewing
      .then(async () => {
        const next = addSeconds(this.scope.clock(), LEASE_SECONDS);
        const { count } = await this.scope.db.purchase.updateMany({
          where: { sessionId: this.sessionId, shopId: this.scope.shop.id, lockedUntil: this.until },
          data: { lockedUntil: next },
        });
        if (count === 1) this.until = next;
      })
      .catch((error: unknown) =>
        this.scope.log.error({ err: error, session: this.sessionId }, 'lease not renewed'),
      ));
  }
}
