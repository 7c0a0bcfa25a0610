import { expect, test } from 'vitest';
import { SAMPLE_FACTS } from '#tests/acp-samples.ts';
import { SAMPLE_ADDRESS, sampleQuotedState, sampleSession } from '#tests/checkout-samples.ts';
import { v20250912 } from './dialect.ts';

const EMAIL = 'ada@example.com';

test.each([
  [{ email: EMAIL, fullName: 'Ada Lovelace', phone: '+1613' }, 'Ada Lovelace', '+1613'],
  [{ email: EMAIL, firstName: 'Ada', lastName: 'Lovelace' }, 'Ada Lovelace', undefined],
  [{ email: EMAIL, firstName: 'Ada' }, 'Ada', undefined],
  [{ email: EMAIL }, '', undefined],
])('GIVEN a buyer %j THEN they have one name', (buyer, name, phone_number) => {
  const session = sampleSession({ state: sampleQuotedState({ buyer }) });
  for (const answer of [v20250912.session, v20250912.completion])
    expect(answer(session, SAMPLE_FACTS).buyer).toEqual({ name, email: EMAIL, phone_number });
});

test('GIVEN an address with a phone number THEN it is read and told with it', () => {
  const fulfillment_address = {
    name: 'Ada',
    line_one: '1 Main St',
    city: 'Ottawa',
    state: 'ON',
    country: 'CA',
    postal_code: 'K1A 0B1',
    phone_number: '+1613',
  };
  expect(v20250912.parseUpdate({ fulfillment_address }).recipient?.phone).toBe('+1613');
  const recipient = { name: 'Ada', phone: '+1613', address: SAMPLE_ADDRESS };
  const session = sampleSession({ state: sampleQuotedState({ recipient }) });
  expect(v20250912.session(session, SAMPLE_FACTS).fulfillment_address).toMatchObject({
    line_one: SAMPLE_ADDRESS.lineOne,
    phone_number: '+1613',
  });
});

test('GIVEN neither buyer nor address THEN neither is there', () => {
  const answer = JSON.stringify(v20250912.session(sampleSession(), SAMPLE_FACTS));
  expect(answer).not.toMatch(/"buyer"|"fulfillment_address"/);
});
