/// <reference types="@shopify/ui-extensions/admin.order-details.block.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answers, element, shown, unmount, unreachable } from '../../shared/testing/answers.ts';
import { ORDER } from '../../shared/testing/order-view.ts';

const extension = getExtension('admin.order-details.block.render');

beforeEach(() => {
  extension.setUp();
  extension.shopify.data = { selected: [{ id: 'gid://shopify/Order/5001' }] };
});
afterEach(() => {
  unmount();
  extension.tearDown();
});

const block = () => element('s-admin-block');

test('GIVEN the server has not answered THEN the block says that it loads', async () => {
  extension.fetch = () => new Promise<Response>(() => {});
  await extension.render();
  expect(element('s-spinner').getAttribute('accessibilitylabel')).toBe('loading');
  expect(block().getAttribute('collapsedsummary')).toBe('loading');
});

test('GIVEN an order that waits THEN all of it is told, the decision first', async () => {
  const { fetch, asked } = answers({ body: ORDER });
  extension.fetch = fetch;
  await extension.render();
  await waitFor(() => expect(shown()).toContain('ChatGPT'));
  expect(asked).toEqual([{ url: '/extensions/orders/5001', method: 'GET', body: undefined }]);
  expect(block().getAttribute('collapsedsummary')).toBe('ChatGPT · In-chat payment · Confirmed');
  for (const text of [
    ...['In-chat payment', '2 × Shirt - M', '$26.00', 'Refund policy', 'May we write to you?', 'Yes'],
    ...[
      'Visa ···· 4242',
      'pi_1',
      'Elevated risk',
      '1. Order created',
      'Delivered',
      'The total is above $1.00',
    ],
    ...['hold.held', 'test'],
  ])
    expect(shown()).toContain(text);
  expect(element('s-banner').getAttribute('heading')).toBe('review.pending');
  expect(element('s-link', 'evidence').getAttribute('href')).toBe('app:app/orders/order_1/evidence');
  expect(element('s-link', 'open').getAttribute('href')).toBe('app:app/orders/order_1');
  expect(element('s-link', 'pi_1').getAttribute('href')).toBe(ORDER.payment!.url);
});

test('GIVEN an order that waits WHEN its button is pressed THEN the review action opens', async () => {
  extension.fetch = answers({ body: ORDER }).fetch;
  const navigate = vi.fn();
  extension.shopify.navigation.navigate = navigate;
  await extension.render();
  await waitFor(() => element('s-button', 'decide'));
  element('s-button', 'decide').click();
  expect(navigate).toHaveBeenCalledWith('extension:order-review');
});

test('GIVEN staff who may not decide, nor see buyers THEN neither is offered', async () => {
  extension.fetch = answers({ body: { ...ORDER, mayDecide: false, evidenceUrl: null } }).fetch;
  await extension.render();
  await waitFor(() => expect(shown()).toContain('ChatGPT'));
  expect(() => element('s-button', 'decide')).toThrow();
  expect(() => element('s-link', 'evidence')).toThrow();
});

test('GIVEN an order of Shopify’s checkout that nobody need decide THEN that is said', async () => {
  const order = {
    ...ORDER,
    review: null,
    agreed: null,
    payment: null,
    risk: null,
    events: [],
    attention: ['Disputed'],
  };
  extension.fetch = answers({ body: order }).fetch;
  await extension.render();
  await waitFor(() => expect(shown()).toContain('agreedInCheckout'));
  for (const text of ['paidInCheckout', 'noRisk', 'noEvents', 'Disputed']) expect(shown()).toContain(text);
  expect(() => element('s-button', 'decide')).toThrow();
});

test('GIVEN one that was decided THEN who did it is told, and nothing is asked', async () => {
  const review = { ...ORDER.review!, state: 'approved' as const, decided: 'Approved by staff 42' };
  extension.fetch = answers({ body: { ...ORDER, review } }).fetch;
  await extension.render();
  await waitFor(() => expect(shown()).toContain('Approved by staff 42'));
  expect(element('s-banner').getAttribute('heading')).toBe('review.approved');
  expect(shown()).not.toContain('hold.');
});

test('GIVEN an order of no agent THEN the block says so, and is no error', async () => {
  extension.fetch = answers({ status: 404, body: { error: 'x' } }).fetch;
  await extension.render();
  await waitFor(() => expect(shown()).toContain('none'));
  expect(block().getAttribute('collapsedsummary')).toBe('none');
  expect(() => element('s-banner')).toThrow();
});

test.each([
  ['may not see orders', answers({ status: 403, body: null }).fetch, 'forbidden'],
  ['are refused', answers({ status: 400, body: { error: 'Because.' } }).fetch, 'Because.'],
  ['reach nobody', unreachable, 'unreachable'],
])('GIVEN staff who %s THEN that is said, and they can try again', async (_, failing, text) => {
  extension.fetch = failing;
  await extension.render();
  await waitFor(() => expect(shown()).toContain(text));
  extension.fetch = answers({ body: ORDER }).fetch;
  element('s-button', 'retry').click();
  await waitFor(() => expect(shown()).toContain('ChatGPT'));
});
