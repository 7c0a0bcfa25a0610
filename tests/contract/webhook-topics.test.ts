import fs from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { shopifyTopics } from '#app/server/process-inbox.server.ts';
import { eventTopic } from '#app/shopify/event-topic.ts';

interface AppToml {
  webhooks: { subscriptions: { topics?: string[]; compliance_topics?: string[] }[] };
  events: { subscription: { topic: string; actions: string[] }[] };
}

test('GIVEN the topics of shopify.app.toml WHEN compared with the handlers THEN each has one, and none is left over', () => {
  const toml = parse(fs.readFileSync('shopify.app.toml', 'utf8')) as unknown as AppToml;
  const subscribed = toml.webhooks.subscriptions.flatMap((each) => [
    ...(each.topics ?? []),
    ...(each.compliance_topics ?? []),
  ]);
  const events = toml.events.subscription.flatMap(({ topic, actions }) =>
    actions.map((action) => eventTopic(topic, action)),
  );
  expect(Object.keys(shopifyTopics).sort()).toEqual([...subscribed, ...events].sort());
});
