import { openDatabase } from '#app/db/database.server.ts';
import { readEnv, type Env } from '#app/kernel/env.server.ts';
import { createServices, type Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { checkDatabase } from './check-database.server.ts';
import { checkJobs } from './check-jobs.server.ts';
import { checkShop } from './check-shop.server.ts';
import { checkClock, checkUrls } from './check-urls.server.ts';
import { fail, guarded, ok, type Finding } from './finding.ts';

/** What this version brings along, which the installation is held against. */
export interface Expected {
  /** Names of the migrations, in order. */
  migrations: string[];
  /** Scopes of shopify.app.toml. */
  scopes: string[];
}

const MOST_SHOPS = 50;

/**
 * Looks at everything that an installation needs, and says what is wrong and how to mend it. Changes nothing.
 * @param source the environment; a broken one is a finding, and the end: nothing else can be looked at
 */
export async function runDoctor(
  source: Record<string, string | undefined>,
  expected: Expected,
  overrides: Partial<Services> = {},
): Promise<Finding[]> {
  let env: Env;
  try {
    env = readEnv(source);
  } catch (error) {
    return [
      fail('environment', (error as Error).message, 'Set these variables; .env.example says what each is.'),
    ];
  }
  const services = createServices(env, { db: openDatabase(env.DATABASE_URL, 4), ...overrides });
  try {
    const database = await guarded(
      'database',
      'Start PostgreSQL, and see that DATABASE_URL leads to it.',
      () => checkDatabase(services.db, expected.migrations, services.clock()),
    );
    const findings = [ok('environment', 'every variable is set'), ...database];
    const [urls, clocks] = await Promise.all([checkUrls(env), clocksOf(services)]);
    findings.push(...urls, ...clocks);
    if (database.some(({ check, state }) => state === 'fail' && check !== 'durability')) return findings;
    findings.push(...(await guarded('jobs', 'Run `npm run migrate`.', () => checkJobs(services))));
    findings.push(...(await checkShops(services, expected)));
    return findings;
  } finally {
    if (!overrides.db) await services.db.$disconnect();
  }
}

/** A sandbox is its own world, without Shopify and Stripe. */
async function clocksOf({ env, clock }: Services): Promise<Finding[]> {
  if (env.SANDBOX) return [];
  return Promise.all([
    checkClock('Shopify', 'https://www.shopify.com/robots.txt', clock),
    checkClock('Stripe', 'https://api.stripe.com/healthcheck', clock),
  ]);
}

async function checkShops(services: Services, { scopes }: Expected): Promise<Finding[]> {
  const shops = await services.db.shop.findMany({
    where: { uninstalledAt: null },
    orderBy: { installedAt: 'desc' },
    take: MOST_SHOPS,
  });
  if (shops.length === 0)
    return [
      fail(
        'shops',
        'the app is installed in none',
        'Open the installation link of the Dev Dashboard in your shop.',
      ),
    ];
  const findings: Finding[] = [];
  for (const shop of shops) findings.push(...(await checkShop(scopeToShop(services, shop), scopes)));
  return findings;
}
