/// <reference types="@shopify/ui-extensions/admin.order-details.action.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answers, element, shown, unreachable } from '../../shared/testing/answers.ts';
import { draw, standOn } from '../../shared/testing/draw-extension.ts';
import { heldAnswer } from '../../shared/testing/held-answer.ts';
import { ORDER } from '../../shared/testing/order-view.ts';

const extension = getExtension('admin.order-details.action.render');
const close = vi.fn();

standOn(extension, 'gid://shopify/Order/5001');
beforeEach(() => {
  close.mockReset();
  extension.shopify.close = close;
});

const buttons = () => ['approve', 'reject'].map((text) => element('s-button', text));
const decided = (error: string | null) => ({ body: { outcomes: [{ id: '5001', name: '#1001', error }] } });

test('GIVEN the server has not answered THEN the action loads, and offers no decision yet', async () => {
  const { fetch, give } = heldAnswer(ORDER);
  extension.fetch = fetch;
  await extension.render();
  expect(element('s-admin-action').hasAttribute('loading')).toBe(true);
  expect(() => element('s-button')).toThrow();
  expect(() => element('s-banner')).toThrow();
  give();
  await waitFor(buttons);
  expect(element('s-admin-action').hasAttribute('loading')).toBe(false);
});

test('GIVEN an order that waits THEN why is told, and what each decision does', async () => {
  await draw(extension, answers({ body: ORDER }).fetch, '#1001 · ChatGPT · $26.00');
  expect(shown()).toContain('The total is above $1.00');
  expect(shown()).toContain('explained');
  expect(element('s-button', 'approve').getAttribute('slot')).toBe('primary-action');
  expect(element('s-button', 'reject').getAttribute('slot')).toBe('secondary-actions');
});

test.each([
  ['approve', 'approved'],
  ['reject', 'rejected'],
])('GIVEN %s is pressed THEN the order is %s and the action closes', async (button, decision) => {
  const { fetch, asked } = answers({ body: ORDER }, decided(null));
  extension.fetch = fetch;
  await extension.render();
  await waitFor(() => element('s-button', button));
  element('s-button', button).click();
  await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
  expect(asked[1]).toEqual({
    url: '/extensions/orders/decisions',
    method: 'POST',
    body: { orders: ['5001'], decision },
  });
});

test('WHEN a decision is being sent THEN no second one can be made, until it is refused', async () => {
  extension.fetch = answers({ body: ORDER }).fetch;
  await extension.render();
  await waitFor(buttons);
  const disabled = () => buttons().map((button) => button.hasAttribute('disabled'));
  expect(disabled()).toEqual([false, false]);
  const { fetch, give } = heldAnswer(decided('Rejected by somebody else.').body);
  extension.fetch = fetch;
  element('s-button', 'approve').click();
  await waitFor(() => expect(disabled()).toEqual([true, true]));
  give();
  await waitFor(() => expect(disabled()).toEqual([false, false]));
});

test('GIVEN somebody else decided otherwise THEN that is said, and the action stays', async () => {
  extension.fetch = answers({ body: ORDER }, decided('Rejected by somebody else.')).fetch;
  await extension.render();
  await waitFor(() => element('s-button', 'approve'));
  element('s-button', 'approve').click();
  await waitFor(() => expect(element('s-banner').textContent).toBe('Rejected by somebody else.'));
  expect(close).not.toHaveBeenCalled();
});

test.each([
  ['nothing to decide', { ...ORDER, review: null }, 'nothing'],
  [
    'a decision that was made',
    { ...ORDER, review: { ...ORDER.review!, state: 'approved' as const, decided: 'By staff 42' } },
    'By staff 42',
  ],
  ['staff who may not', { ...ORDER, mayDecide: false }, 'forbidden'],
])('GIVEN %s THEN it says so and offers no decision', async (_, order, text) => {
  await draw(extension, answers({ body: order }).fetch, text);
  expect(document.body.querySelectorAll('s-button')).toHaveLength(0);
});

describe.each([
  ['may not', answers({ status: 403, body: null }).fetch, 'forbidden'],
  ['are refused', answers({ status: 400, body: { error: 'Because.' } }).fetch, 'Because.'],
  ['reach nobody', unreachable, 'unreachable'],
])('GIVEN staff who %s', (_, refusing, text) => {
  test('WHEN the order is loaded THEN that is said, and no decision is offered', async () => {
    extension.fetch = refusing;
    await extension.render();
    await waitFor(() => expect(element('s-banner').textContent).toBe(text));
    expect(() => element('s-button')).toThrow();
  });

  test('WHEN they decide THEN that is said, and they can try again', async () => {
    extension.fetch = answers({ body: ORDER }).fetch;
    await extension.render();
    await waitFor(buttons);
    extension.fetch = refusing;
    element('s-button', 'approve').click();
    await waitFor(() => expect(element('s-banner').textContent).toBe(text));
    expect(close).not.toHaveBeenCalled();
    buttons();
  });
});
