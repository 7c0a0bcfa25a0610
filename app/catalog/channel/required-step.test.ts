import { expect, test } from 'vitest';
import { requiredStep } from './required-step.ts';

const agent = (sellingMode: string, mode = 'live') => ({ mode, sellingMode });

test.each([
  [[], [], /^Connect an AI agent/],
  [[], ['live'], /^Connect an AI agent/],
  [[agent('in_chat')], [], /^Connect Stripe/],
  [[agent('hand_off'), agent('in_chat')], ['test'], /^Connect Stripe/],
])('GIVEN the agents %j and accounts %j THEN the next step is told', (connections, accounts, step) => {
  const told = requiredStep({ connections, accounts })!;
  expect(told).toMatch(step);
  expect(told).toMatch(/^.{1,99}\.$/);
});

test.each([
  [[agent('hand_off')], []],
  [[agent('in_chat'), agent('discovery', 'test')], ['live']],
])('GIVEN the agents %j and accounts %j THEN there is none', (connections, accounts) => {
  expect(requiredStep({ connections, accounts })).toBeNull();
});
