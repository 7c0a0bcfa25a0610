import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { acpSchemaAvailable } from '#sandbox/agent/acp-schema.ts';
import { createCatalog } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { buyEverything } from '#sandbox/purchase/buy-everything.ts';
import { readReady } from '#sandbox/purchase/read-ready.ts';
import { StageFailed } from '#sandbox/purchase/stage-failed.ts';
import { tellHandOff } from '#sandbox/purchase/tell-hand-off.ts';
import { tellPurchase } from '#sandbox/purchase/tell-purchase.ts';
import { tellViaStripe } from '#sandbox/purchase/tell-via-stripe.ts';
import { createTranscript, money, type Print, printFailure } from '#sandbox/purchase/transcript.ts';

const HELP = `npm run purchase -- [options]

Buys from the running sandbox as an agent does and tells what happens.

  --item ID      buy this item of the feed (default: the sandbox's sample item)
  --hand-off     as an agent that takes no payment: the buyer pays in the shop's own checkout
  --via stripe   through Stripe's Agentic Commerce Suite, which runs the checkout itself
  --all          buy one of everything that can be bought
  --ready FILE   the sandbox's ready file (default: .sandbox/ready.json)
  --json         print one line of JSON instead of the transcript
  --help         this text

Exit code: 0 when every purchase came true, 1 otherwise.`;

/** The command: reads its options, buys, prints, and returns the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      item: { type: 'string' },
      'hand-off': { type: 'boolean', default: false },
      via: { type: 'string' },
      all: { type: 'boolean', default: false },
      ready: { type: 'string', default: '.sandbox/ready.json' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.via !== undefined && values.via !== 'stripe')
    throw new Error(`--via takes stripe, not ${values.via}.`);
  const print: Print = values.json ? () => {} : (line = '') => console.log(line);
  const startedAt = Date.now();
  const ready = readReady(values.ready);
  const checked = acpSchemaAvailable(ready.acp.apiVersion)
    ? 'every reply is checked against the official schema'
    : 'the official schema is not on this machine (ACP_SPEC_DIR), so replies are not checked';
  print(`${pc.bold('An agent buys')} at ${ready.acp.baseUrl} by ACP ${ready.acp.apiVersion}; ${checked}.`);

  try {
    const feed = await readFeed(ready.feed.url).catch((error: Error) => {
      throw new StageFailed('feed_read', withCause(error));
    });
    const read = {
      feed,
      catalog: createCatalog(feed.items),
      itemId: values.item,
      tookMs: Date.now() - startedAt,
    };
    if (values['hand-off']) return await handOver();
    if (values.via) return await buyViaStripe();
    return values.all ? await buyAll() : await buyOne();

    async function buyOne(): Promise<number> {
      const told = await tellPurchase(ready, read, createTranscript(print));
      const { bought, shopOrder } = told;
      print();
      print(
        pc.green(
          `✓ Bought in ${((Date.now() - startedAt) / 1000).toFixed(1)} s: ${shopOrder.name} for ${money(bought.amount, bought.currency)}.`,
        ),
      );
      if (values.json) {
        const { item, amounts, payment, created, updated } = told;
        const result = {
          session: bought.session.id,
          item: item.itemId,
          order: shopOrder.name,
          payment,
          amounts,
        };
        console.log(JSON.stringify({ ok: true, ...result, events: [created.type, updated.type] }));
      }
      return 0;
    }

    async function handOver(): Promise<number> {
      const { item, sessionId, shopOrder, created, updated } = await tellHandOff(
        ready,
        read,
        createTranscript(print),
      );
      print();
      const took = `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
      print(pc.green(`✓ ${shopOrder.name} was paid in the shop, and the agent knows of it, in ${took}.`));
      const told = { session: sessionId, item: item.itemId, order: shopOrder.name };
      if (values.json)
        console.log(JSON.stringify({ ok: true, ...told, events: [created.type, updated.type] }));
      return 0;
    }

    async function buyViaStripe(): Promise<number> {
      const told = await tellViaStripe(ready, read, createTranscript(print));
      const { item, checkout, shopOrder, created, updated } = told;
      print();
      const took = `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
      print(pc.green(`✓ What was paid at Stripe is ${shopOrder.name} in Shopify, in ${took}.`));
      const { id: checkoutId, paymentIntent: payment } = checkout;
      const result = { checkout: checkoutId, item: item.itemId, order: shopOrder.name, payment };
      if (values.json)
        console.log(JSON.stringify({ ok: true, ...result, events: [created.type, updated.type] }));
      return 0;
    }

    async function buyAll(): Promise<number> {
      print();
      const outcomes = await buyEverything(ready, feed.items, print);
      const failed = outcomes.filter((outcome) => outcome.failure !== null);
      const skipped = feed.items.length - outcomes.length;
      const ok = failed.length === 0 && outcomes.length > 0;
      print();
      const summary = `${outcomes.length - failed.length} bought, ${failed.length} failed, ${skipped} not for sale`;
      print(
        (ok ? pc.green : pc.red)(
          `${ok ? '✓' : '✗'} ${summary}, in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`,
        ),
      );
      if (failed[0]?.failure) printFailure(print, failed[0].failure);
      if (values.json) {
        const purchases = outcomes.map(({ item, order, amount, currency, failure }) => ({
          item: item.itemId,
          order,
          amount,
          currency,
          ...(failure ? { stage: failure.stage, problem: failure.message } : {}),
        }));
        console.log(
          JSON.stringify({
            ok,
            bought: outcomes.length - failed.length,
            failed: failed.length,
            skipped,
            purchases,
          }),
        );
      }
      return ok ? 0 : 1;
    }
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error;
    printFailure(print, error);
    if (values.json) console.log(JSON.stringify({ ok: false, stage: error.stage, problem: error.message }));
    return 1;
  }
}

/** fetch hides why a connection failed in its cause. */
function withCause(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

main().then(
  (code) => (process.exitCode = code),
  (error: Error) => {
    console.error(pc.red(`✗ ${withCause(error)}`));
    process.exitCode = 1;
  },
);
