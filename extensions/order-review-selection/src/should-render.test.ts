/// <reference types="@shopify/ui-extensions/admin.order-index.selection-action.should-render" />
import { afterEach, expect, test, vi } from 'vitest';
import { answers } from '../../shared/testing/answers.ts';
import shouldRender from './should-render.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  [[['vip'], ['agentic']], true],
  [[['vip'], []], false],
])('GIVEN orders tagged %j THEN the action is there: %s', async (tags, display) => {
  vi.stubGlobal('shopify', { data: { selected: tags.map((_, n) => ({ id: `gid://shopify/Order/${n}` })) } });
  vi.stubGlobal('fetch', answers({ body: { data: { nodes: tags.map((each) => ({ tags: each })) } } }).fetch);
  expect(await shouldRender()).toEqual({ display });
});
