/// <reference types="@shopify/ui-extensions/admin.order-details.action.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { answers, element, shown, unreachable } from '../../shared/testing/answers.ts';
import { draw, standOn } from '../../shared/testing/draw-extension.ts';
import { ORDER } from '../../shared/testing/order-view.ts';

const extension = getExtension('admin.order-details.action.render');
const close = vi.fn();

standOn(extension, 'gid://shopify/Order/5001');
beforeEach(() => {
  close.mockReset();
  extension.shopify.close = close;
});

const decided = (error: string | null) => ({ body: { outcomes: [{ id: '5001', name: '#1001', error }] } });

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

test('GIVEN a server that nobody reaches THEN that is said', async () => {
  await draw(extension, unreachable, 'unreachable');
});
