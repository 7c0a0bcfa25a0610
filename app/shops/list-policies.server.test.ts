import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { listPolicies } from './list-policies.server.ts';
import { refreshShop } from './refresh-shop.server.ts';
import { scopeToShop, type ShopScope } from './shop-scope.server.ts';

let world: TestShop;
let scope: ShopScope;
beforeAll(async () => {
  world = await startTestShop();
  scope = await world.open();
});
afterAll(() => world.close());

const simulated = () => world.simulator.state.shops.all()[0]!;
const links = async () =>
  (await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } })).policies as { type: string }[];

describe('GIVEN a shop that was installed', () => {
  test('THEN its policies are there as clean text, and the answers’ links without it', async () => {
    const policies = await listPolicies(scope);
    expect(policies.map(({ type }) => type)).toEqual(
      simulated()
        .policies.map(({ type }) => type)
        .sort(),
    );
    const refund = policies.find(({ type }) => type === 'REFUND_POLICY')!;
    expect(refund).toMatchObject({ title: 'Refund policy', language: null });
    expect(refund.text).toMatch(/^You have 30 days after receiving your item to request a return\.\n\n/);
    expect(refund.markdown).toMatch(/^You have \*\*30 days\*\* after/);
    expect(refund.updatedAt).toEqual(new Date(simulated().policies[0]!.updatedAt));
    expect(policies.map(({ text }) => text).join()).not.toMatch(/<\w/);
    expect(await links()).toEqual(simulated().policies.map(({ type, title, url }) => ({ type, title, url })));
  });

  test('WHEN asked in another language THEN what the shop has translated is, and the rest is its own', async () => {
    const told = (await listPolicies(scope, 'de')).map(({ type, language }) => [type, language]);
    expect(Object.fromEntries(told)).toMatchObject({
      REFUND_POLICY: 'de',
      SHIPPING_POLICY: 'de',
      PRIVACY_POLICY: null,
    });
    const [french] = (await listPolicies(scope, 'fr')).filter(({ language }) => language === 'fr');
    expect(french).toMatchObject({
      title: 'Refund policy',
      text: expect.stringMatching(/^Vous disposez/) as string,
    });
    expect((await listPolicies(scope, 'es')).every(({ language }) => language === null)).toBe(true);
  });

  test('WHEN one is changed and another taken away THEN they are once the shop is read again', async () => {
    const { id, policies } = simulated();
    const updatedAt = '2026-11-20T10:00:00Z';
    const changed = policies
      .filter(({ type }) => type !== 'CONTACT_INFORMATION')
      .map((policy) =>
        policy.type === 'SHIPPING_POLICY' ? { ...policy, body: '<p>By boat.</p>', updatedAt } : policy,
      );
    // Nothing promises that Shopify tells a type once: the first counts, and no reading breaks by it.
    const twice = { ...changed[0]!, body: '<p>Twice.</p>' };
    world.simulator.state.shops.patch(id, { policies: [...changed, twice] });
    await refreshShop(world.services, { shopId: scope.shop.id });
    const found = await listPolicies(scope);
    expect(found.map(({ type }) => type)).not.toContain('CONTACT_INFORMATION');
    expect(found.map(({ text }) => text)).not.toContain('Twice.');
    expect(found.find(({ type }) => type === 'SHIPPING_POLICY')).toMatchObject({
      text: 'By boat.',
      updatedAt: new Date(updatedAt),
    });
    expect((await links()).map(({ type }) => type)).not.toContain('CONTACT_INFORMATION');
  });
});

test('GIVEN links that change THEN feeds and quality are made anew, and not when they are read again', async () => {
  const { db } = world.services;
  const { id, policies } = simulated();
  const read = async () => {
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await refreshShop(world.services, { shopId: scope.shop.id });
    return (await waitingJobs(world.services)).map(({ task }) => task);
  };
  await read();
  const moved = policies.map((policy) => ({ ...policy, url: `${policy.url}-2` }));
  world.simulator.state.shops.patch(id, { policies: moved });
  expect(await read()).toEqual(expect.arrayContaining(['judge-catalog', 'retell-catalog']));
  expect(await read()).toEqual(['sync-catalog']);
});

test('GIVEN translations that may not be read WHEN the shop is read again THEN its policies are kept untranslated', async () => {
  const { tokens } = world.simulator.state;
  for (const { id, scopes } of tokens.all())
    tokens.patch(id, { scopes: scopes.filter((name) => name !== 'read_translations') });
  await refreshShop(world.services, { shopId: scope.shop.id });
  const policies = await listPolicies(scope, 'de');
  expect(policies.map(({ type }) => type)).toContain('REFUND_POLICY');
  expect(policies.every(({ language }) => language === null)).toBe(true);
});

test('GIVEN another shop THEN it sees none of them, and reading this one again leaves its own', async () => {
  const { db, clock } = world.services;
  const theirs = await db.shop.create({
    data: {
      ...{ id: 'shop_other', domain: 'other.myshopify.com', installedAt: clock() },
      policyTexts: {
        create: {
          ...{ type: 'REFUND_POLICY', title: 'Theirs', url: 'https://other.example/refund' },
          ...{ text: 'None.', markdown: 'None.', shopifyUpdatedAt: clock() },
        },
      },
    },
  });
  const other = scopeToShop(world.services, theirs);
  await refreshShop(world.services, { shopId: scope.shop.id });
  expect(await listPolicies(other)).toMatchObject([{ title: 'Theirs', text: 'None.' }]);
  expect((await listPolicies(scope)).map(({ title }) => title)).not.toContain('Theirs');
});
