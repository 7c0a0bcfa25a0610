/// <reference types="@shopify/ui-extensions/admin.order-details.block.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { answers, element, shown } from '../../shared/testing/answers.ts';
import { draw, standOn } from '../../shared/testing/draw-extension.ts';
import { ORDER } from '../../shared/testing/order-view.ts';
import { summary, testAppBlock } from '../../shared/testing/test-app-block.ts';

const extension = getExtension('admin.order-details.block.render');

standOn(extension, 'gid://shopify/Order/5001');
testAppBlock(extension, ORDER, 'ChatGPT');

test('GIVEN an order that waits THEN all of it is told, the decision first', async () => {
  const { fetch, asked } = answers({ body: ORDER });
  await draw(extension, fetch, 'ChatGPT');
  expect(asked).toEqual([{ url: '/extensions/orders/5001', method: 'GET', body: undefined }]);
  expect(summary()).toBe('ChatGPT · In-chat payment · Confirmed');
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
  const order = { ...ORDER, mayDecide: false, evidenceUrl: null };
  await draw(extension, answers({ body: order }).fetch, 'ChatGPT');
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
  await draw(extension, answers({ body: order }).fetch, 'agreedInCheckout');
  for (const text of ['paidInCheckout', 'noRisk', 'noEvents', 'Disputed']) expect(shown()).toContain(text);
  expect(() => element('s-button', 'decide')).toThrow();
});

test('GIVEN one that was decided THEN who did it is told, and nothing is asked', async () => {
  const review = { ...ORDER.review!, state: 'approved' as const, decided: 'Approved by staff 42' };
  await draw(extension, answers({ body: { ...ORDER, review } }).fetch, 'Approved by staff 42');
  expect(element('s-banner').getAttribute('heading')).toBe('review.approved');
  expect(shown()).not.toContain('hold.');
});
