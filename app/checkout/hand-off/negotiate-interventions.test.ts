import { expect, test } from 'vitest';
import { negotiateInterventions } from './negotiate-interventions.ts';

test.each([
  ['nobody does anything', [], [], [], [], []],
  ['the agent alone can', ['3ds'], [], [], [], []],
  ['the seller alone can', [], ['3ds'], [], [], []],
  [
    'both can some',
    ['biometric', '3ds', 'dance'],
    ['3ds', 'biometric', 'address_verification'],
    [],
    ['3ds', 'biometric'],
    [],
  ],
  ['what is required both can', ['3ds'], ['3ds'], ['3ds'], ['3ds'], []],
  ['the agent cannot what is required', [], ['3ds'], ['3ds'], [], ['3ds']],
  ['the seller cannot what is required', ['3ds'], [], ['3ds'], [], ['3ds']],
  ['one of two is missing', ['3ds'], ['3ds', 'biometric'], ['biometric', '3ds'], ['3ds'], ['biometric']],
])('GIVEN %s THEN the answer follows', (_what, agent, seller, required, supported, missing) => {
  expect(negotiateInterventions({ agent, seller, required })).toEqual({ supported, required, missing });
});

test('GIVEN names that come twice THEN they count once', () => {
  const twice = ['3ds', '3ds'];
  expect(negotiateInterventions({ agent: twice, seller: twice, required: twice })).toEqual({
    supported: ['3ds'],
    required: ['3ds'],
    missing: [],
  });
});
