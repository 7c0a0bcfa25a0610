/// <reference types="@shopify/ui-extensions/admin.order-index.selection-action.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { answers, element, shown, unreachable } from '../../shared/testing/answers.ts';
import { standOn } from '../../shared/testing/draw-extension.ts';
import { heldAnswer } from '../../shared/testing/held-answer.ts';

const extension = getExtension('admin.order-index.selection-action.render');
const close = vi.fn();

standOn(extension, 'gid://shopify/Order/5001', 'gid://shopify/Order/5002');
beforeEach(() => {
  close.mockReset();
  extension.shopify.close = close;
});

const outcome = (id: string, error: string | null) => ({ id, name: `#${id}`, error });

test('GIVEN a selection THEN it says how many, what happens, and asks nobody yet', async () => {
  const { fetch, asked } = answers({ body: {} });
  extension.fetch = fetch;
  await extension.render();
  expect(shown()).toContain('selected');
  expect(shown()).toContain('explained');
  expect(asked).toEqual([]);
});

test.each([
  ['approve', 'approved'],
  ['reject', 'rejected'],
])('GIVEN %s is pressed THEN all are %s, and it says so before it closes', async (button, decision) => {
  const { fetch, asked } = answers({ body: { outcomes: [outcome('5001', null), outcome('5002', null)] } });
  extension.fetch = fetch;
  await extension.render();
  element('s-button', button).click();
  await waitFor(() => expect(element('s-banner').getAttribute('tone')).toBe('success'));
  expect(asked).toEqual([
    { url: '/extensions/orders/decisions', method: 'POST', body: { orders: ['5001', '5002'], decision } },
  ]);
  element('s-button', 'close').click();
  expect(close).toHaveBeenCalledTimes(1);
});

test('WHEN a decision is being sent THEN the action loads, and no second one can be made', async () => {
  const { fetch, give } = heldAnswer({ outcomes: [outcome('5001', null), outcome('5002', null)] });
  extension.fetch = fetch;
  await extension.render();
  const action = () => element('s-admin-action').hasAttribute('loading');
  const disabled = () =>
    ['approve', 'reject'].map((text) => element('s-button', text).hasAttribute('disabled'));
  expect([action(), disabled()]).toEqual([false, [false, false]]);
  element('s-button', 'reject').click();
  await waitFor(() => expect([action(), disabled()]).toEqual([true, [true, true]]));
  give();
  await waitFor(() => element('s-button', 'close'));
  expect(action()).toBe(false);
});

test('GIVEN one that cannot be decided THEN it is named, with why', async () => {
  const outcomes = [outcome('5001', null), outcome('5002', 'There is nothing to decide.')];
  extension.fetch = answers({ body: { outcomes } }).fetch;
  await extension.render();
  element('s-button', 'approve').click();
  await waitFor(() => expect(shown()).toContain('#5002: There is nothing to decide.'));
  expect(shown()).not.toContain('#5001');
  expect(element('s-banner').getAttribute('tone')).toBe('warning');
});

test.each([
  ['may not', answers({ status: 403, body: null }).fetch, 'forbidden'],
  ['are refused', answers({ status: 400, body: { error: 'Because.' } }).fetch, 'Because.'],
  ['reach nobody', unreachable, 'unreachable'],
])('GIVEN staff who %s THEN that is said, and they can try again', async (_, fetch, text) => {
  extension.fetch = fetch;
  await extension.render();
  element('s-button', 'approve').click();
  await waitFor(() => expect(shown()).toContain(text));
  expect(element('s-button', 'approve').hasAttribute('disabled')).toBe(false);
});
