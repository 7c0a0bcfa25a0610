import pc from 'picocolors';
import { isSellable } from '#sandbox/agent/catalog.ts';
import type { FeedItem } from '#sandbox/agent/read-feed.ts';
import type { Ready } from './read-ready.ts';
import { runPurchase } from './run-purchase.ts';
import { shopControl } from './shop-control.ts';
import { StageFailed } from './stage-failed.ts';
import { money, type Print } from './transcript.ts';

/** So many purchases at the same time: enough to be quick, too few to be a load test. */
const PARALLEL = 4;

/** One purchase of many: its order, or the failure. */
export interface Outcome {
  item: FeedItem;
  order: string | null;
  /** Minor units. */
  amount: number | null;
  currency: string;
  failure: StageFailed | null;
}

/** Buys one of every item that can be bought, a few at a time, a line for each. Failures do not stop the others. */
export async function buyEverything(ready: Ready, items: FeedItem[], print: Print): Promise<Outcome[]> {
  const shop = shopControl(ready.shopify.url);
  const waiting = items.filter(isSellable);
  const total = waiting.length;
  const outcomes: Outcome[] = [];

  async function worker(): Promise<void> {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const outcome = await buyOne(item);
      outcomes.push(outcome);
      print(lineOf(outcome, `${outcomes.length}/${total}`));
    }
  }

  async function buyOne(item: FeedItem): Promise<Outcome> {
    const { currency } = item.price;
    try {
      const { shopOrder, bought } = await runPurchase({ ready, shop, item, shipping: 'seller' });
      return { item, order: shopOrder.name, amount: bought.amount, currency, failure: null };
    } catch (error) {
      const failure =
        error instanceof StageFailed ? error : new StageFailed('completed', (error as Error).message);
      return { item, order: null, amount: null, currency, failure };
    }
  }

  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return outcomes;
}

function lineOf({ item, order, amount, currency, failure }: Outcome, count: string): string {
  const start = `${failure ? pc.red('✗') : pc.green('✓')} ${pc.dim(count.padStart(7))}  ${shorten(item.title).padEnd(46)}`;
  if (failure) return `${start} ${pc.red(failure.stage)}: ${failure.message}`;
  return `${start} ${money(amount!, currency).padStart(14)}  ${order}`;
}

function shorten(text: string): string {
  return text.length <= 46 ? text : `${text.slice(0, 45)}…`;
}
