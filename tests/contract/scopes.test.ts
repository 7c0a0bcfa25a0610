import fs from 'node:fs';
import { TypeInfo, concatAST, getNamedType, isEnumType, visit, visitWithTypeInfo } from 'graphql';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SHOPIFY_API_VERSION } from '#app/shopify/api-version.ts';
import { readOperations } from '#app/shopify/operations/generate-types.ts';
import { allows, parseRequiredAccess, type AccessRule } from '#sandbox/shopify/graphql/access-rules.ts';
import { loadAdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';

const toml = z
  .object({
    access_scopes: z.object({ scopes: z.string(), use_legacy_install_flow: z.literal(false) }),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.object({
          uri: z.string(),
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
        }),
      ),
    }),
  })
  .parse(parse(fs.readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8')));

const granted = toml.access_scopes.scopes.split(',');
const topics = toml.webhooks.subscriptions.flatMap((subscription) => subscription.topics);

/**
 * The schema names a scope for `TranslatableResource`, none for the same texts of a product; Shopify's guide "Manage
 * translated content" wants the translations scope for both.
 */
const UNNAMED: Record<string, string> = { Translation: '`read_translations` access scope.' };

const operationRules = await rulesOfOperations();
const topicRules = await rulesOfTopics();
const rules = new Map([...operationRules, ...topicRules]);

/** What the schema demands for each field that an operation reads, and for the type it gives. */
async function rulesOfOperations(): Promise<Map<string, AccessRule>> {
  const { schema, requiredAccess, knownScopes } = await loadAdminSchema();
  const found = new Map<string, AccessRule>();
  const typeInfo = new TypeInfo(schema);
  const demand = (coordinate: string, isMutation: boolean) => {
    const text = requiredAccess(coordinate) ?? UNNAMED[coordinate];
    if (text) found.set(coordinate, parseRequiredAccess(text, knownScopes, isMutation));
  };
  visit(
    concatAST((await readOperations()).map(({ document }) => document)),
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const parent = typeInfo.getParentType()!.name;
        demand(`${parent}.${node.name.value}`, parent === 'Mutation');
        const type = typeInfo.getType();
        if (type) demand(getNamedType(type).name, false);
      },
    }),
  );
  return found;
}

/** What the schema's documentation of each subscribed topic demands: one of the scopes it names. */
async function rulesOfTopics(): Promise<Map<string, AccessRule>> {
  const { schema, knownScopes } = await loadAdminSchema();
  const topicType = schema.getType('WebhookSubscriptionTopic');
  if (!isEnumType(topicType)) throw new Error('the schema has no webhook topics');
  const found = new Map<string, AccessRule>();
  for (const topic of topics) {
    const value = topicType.getValue(topic.toUpperCase().replace('/', '_'));
    if (!value)
      throw new Error(`shopify.app.toml subscribes to ${topic}, which ${SHOPIFY_API_VERSION} does not have`);
    const group = (value.description ?? '')
      .match(/\b(read|write)_\w+/g)
      ?.filter((name) => knownScopes.has(name));
    if (group?.length)
      found.set(topic, { text: value.description!, anyOf: [group], offlineTokenOnly: false });
  }
  return found;
}

function refusedWith(scopes: string[]): string[] {
  return [...rules].flatMap(([name, rule]) => (allows(rule, new Set(scopes), 'offline') ? [] : [name]));
}

describe('GIVEN the scopes of shopify.app.toml', () => {
  test('THEN every operation and every webhook topic is allowed', () => {
    expect(operationRules.size).toBeGreaterThan(0);
    expect(topicRules.size).toBeGreaterThan(0);
    expect(refusedWith(granted)).toEqual([]);
  });

  test.each(granted)('THEN %s is needed', (scope) => {
    expect(refusedWith(granted.filter((other) => other !== scope))).not.toEqual([]);
  });

  test('THEN each exists and none is asked for twice', async () => {
    const { knownScopes } = await loadAdminSchema();
    expect(granted.filter((scope) => !knownScopes.has(scope))).toEqual([]);
    expect(new Set(granted).size).toBe(granted.length);
  });
});

test('webhooks speak the API version the client speaks', () => {
  expect(toml.webhooks.api_version).toBe(SHOPIFY_API_VERSION);
});

test('every webhook comes to the one ingress, and the three compliance topics are there', () => {
  expect(new Set(toml.webhooks.subscriptions.map(({ uri }) => uri))).toEqual(new Set(['/webhooks/shopify']));
  expect(
    toml.webhooks.subscriptions.flatMap((subscription) => subscription.compliance_topics).sort(),
  ).toEqual(['customers/data_request', 'customers/redact', 'shop/redact']);
});
