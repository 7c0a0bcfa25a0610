import { expect, test } from 'vitest';
import { FLOW_TRIGGERS, flowPayload, isFlowTrigger, type FlowTrigger } from './flow-triggers.ts';

const problems = {
  product_id: 11,
  'Products with new problems': 2,
  'Products with new errors': 1,
  Problem: 'No title',
  Page: 'https://a.example/',
  'Occurrence id': 'flow_occurrence_1',
};

test('GIVEN more than the fields THEN the payload has exactly them, in their order', () => {
  const payload = flowPayload('feed-has-new-problems', { email: 'jane@example.com', ...problems });
  expect(Object.keys(payload)).toEqual(Object.keys(FLOW_TRIGGERS['feed-has-new-problems']));
  expect(payload).toEqual(problems);
});

test('GIVEN a field that is missing THEN it is named', () => {
  const { Page: _left, ...rest } = problems;
  expect(() => flowPayload('feed-has-new-problems', rest)).toThrow('lacks its field "Page"');
});

test('GIVEN a text of many lines, or of many pages THEN it is one line, and no longer than anybody reads', () => {
  const of = (Problem: string) => flowPayload('feed-has-new-problems', { ...problems, Problem }).Problem;
  expect(of(' No title.\r\n\tNo price. ')).toBe('No title. No price.');
  expect(of('x'.repeat(60_000))).toBe(`${'x'.repeat(999)}…`);
  // A pair of surrogates is not cut in two.
  expect((of(`${'x'.repeat(998)}😀😀`) as string).isWellFormed()).toBe(true);
});

test.each(Object.keys(FLOW_TRIGGERS))('GIVEN %s THEN Flow takes its handle and its keys', (handle) => {
  expect(handle).toMatch(/^[a-z-]{1,30}$/);
  const keys = Object.keys(FLOW_TRIGGERS[handle as FlowTrigger]);
  for (const key of keys) expect(key).toMatch(/^(?:order_id|product_id|[a-zA-Z ]+)$/);
});

test.each([
  ['agent-order-received', true],
  ['toString', false],
])('GIVEN the handle %s THEN it is a trigger: %s', (handle, is) => {
  expect(isFlowTrigger(handle)).toBe(is);
});
