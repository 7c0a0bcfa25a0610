import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { connectStripe } from '#app/payments/connect-stripe.server.ts';
import { collectBuyerData } from '#app/privacy/collect-buyer-data.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopByDomain, type ShopScope } from '#app/shops/shop-scope.server.ts';

const USAGE = `Commands:
  connect-stripe --shop DOMAIN --merchant-id ID      the merchant's own Stripe account; its key in STRIPE_SECRET_KEY
  create-agent   --shop DOMAIN --name NAME --platform HANDLE          an agent's access; prints its key once
                 [--mode test|live] [--selling-mode in_chat|hand_off|discovery] [--event-url URL]
                 [--api-version VERSION]                              the ACP version of its order events
  feed-url       --shop DOMAIN                                        where the product feed is fetched
  buyer-data     --shop DOMAIN --email ADDRESS                        all that is held about a buyer`;

const agentOptions = z.object({
  name: z.string().min(1),
  platform: z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes'),
  mode: z.enum(['test', 'live']).default('test'),
  'selling-mode': z.enum(['in_chat', 'hand_off', 'discovery']).default('hand_off'),
  'event-url': z.url().optional(),
  'api-version': z.enum(ACP_VERSIONS).optional(),
});
/** Not an option: what stands on a command line is seen by every process and kept in the shell's history. */
const stripeKey = z
  .string('set STRIPE_SECRET_KEY')
  .regex(/^(sk|rk)_(test|live)_\w+$/, 'STRIPE_SECRET_KEY is no Stripe secret key');
const stripeOptions = z.object({ 'merchant-id': z.string().min(1) });

const buyerOptions = z.object({ email: z.email() });

const COMMANDS: Record<string, (scope: ShopScope, options: Record<string, unknown>) => Promise<unknown>> = {
  'connect-stripe': async (scope, options) => {
    const { 'merchant-id': merchantId } = stripeOptions.parse(options);
    const secretKey = stripeKey.parse(process.env.STRIPE_SECRET_KEY);
    return connectStripe(scope, { secretKey, merchantId });
  },
  'create-agent': async (scope, options) => {
    const {
      'selling-mode': sellingMode,
      'event-url': eventUrl,
      'api-version': apiVersion,
      ...rest
    } = agentOptions.parse(options);
    return createConnection(scope, { ...rest, sellingMode, eventUrl, apiVersion });
  },
  'buyer-data': async (scope, options) => collectBuyerData(scope, buyerOptions.parse(options).email),
  'feed-url': async (scope) => ({ url: feedUrl(scope) }),
};

const OPTIONS = Object.fromEntries(
  [
    'shop',
    ...Object.keys(agentOptions.shape),
    ...Object.keys(stripeOptions.shape),
    ...Object.keys(buyerOptions.shape),
  ].map((name) => [name, { type: 'string' as const }]),
);

/** Runs an operator's command and prints its result as one line of JSON. Returns the exit code. */
export async function runCommand(services: Services, name: string, argv: string[]): Promise<number> {
  const command = COMMANDS[name];
  try {
    if (!command) throw new Error(`There is no command "${name}".\n${USAGE}`);
    const { values } = parseArgs({ args: argv, options: OPTIONS });
    const scope = await findShopByDomain(services, String(values.shop ?? ''));
    if (!scope) throw new Error(`The app is not installed in "${String(values.shop ?? '')}" (--shop).`);
    process.stdout.write(`${JSON.stringify(await command(scope, values))}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(
      `${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}\n`,
    );
    return 1;
  } finally {
    await services.db.$disconnect();
  }
}
