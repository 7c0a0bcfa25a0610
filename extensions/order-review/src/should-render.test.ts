/// <reference types="@shopify/ui-extensions/admin.order-details.action.should-render" />
import { afterEach, expect, test, vi } from 'vitest';
import { answers, unreachable } from '../../shared/testing/answers.ts';
import shouldRender from './should-render.ts';

const SELECTED = { data: { selected: [{ id: 'gid://shopify/Order/5001' }] } };
afterEach(() => vi.unstubAllGlobals());

const ask = (fetch: typeof globalThis.fetch) => {
  vi.stubGlobal('shopify', SELECTED);
  vi.stubGlobal('fetch', fetch);
  return shouldRender();
};
const tagged = (tags: string[] | undefined) => ({ body: { data: { nodes: [tags ? { tags } : null] } } });

test('GIVEN an order of an agent THEN the action is there', async () => {
  const { fetch, asked } = answers(tagged(['agentic', 'agent:chatgpt']));
  expect(await ask(fetch)).toEqual({ display: true });
  expect(asked[0]).toMatchObject({
    url: 'shopify:admin/api/graphql.json',
    body: { variables: { ids: ['gid://shopify/Order/5001'] } },
  });
});

test.each([
  ['another order', answers(tagged(['vip'])).fetch],
  ['one that the reader may not see', answers(tagged(undefined)).fetch],
  ['errors', answers({ body: { errors: [{ message: 'denied' }] } }).fetch],
  ['no answer', unreachable],
])('GIVEN %s THEN it is not', async (_, fetch) => {
  expect(await ask(fetch)).toEqual({ display: false });
});
