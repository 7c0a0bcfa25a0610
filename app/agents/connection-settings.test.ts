import { describe, expect, test } from 'vitest';
import { readSettings, settingsColumns } from './connection-settings.ts';

const read = (given: object, env = { SANDBOX: false }) => readSettings(env, given);

test('GIVEN settings that can be THEN they come back tidied, and the others are left alone', () => {
  const given = {
    name: ' ChatGPT ',
    eventUrl: 'https://agent.example/events',
    allowedCountries: ['us', ' DE', 'US'],
    maxOrderAmount: 0,
    maxDailyAmount: null,
    productRules: [{ action: 'exclude', field: 'tag', value: 'wholesale' }],
    requiredInterventions: ['3ds'],
  };
  expect(read(given)).toEqual({ ...given, name: 'ChatGPT', allowedCountries: ['US', 'DE'] });
  expect(read({})).toEqual({});
});

describe('what cannot be', () => {
  test.each<[string, object]>([
    ['name', { name: ' ' }],
    ['platform', { platform: 'Chat GPT' }],
    ['selling_mode', { sellingMode: 'barter' }],
    ['event_url', { eventUrl: 'agent.example' }],
    ['event_url', { eventUrl: 'ftp://agent.example' }],
    ['event_url', { eventUrl: 'http://agent.example' }],
    ['event_url', { eventUrl: 'https://10.0.0.1/events' }],
    ['event_url', { eventUrl: 'https://me:secret@agent.example/' }],
    ['api_version', { apiVersion: '2020-01-01' }],
    ['signature_policy', { signaturePolicy: 'sometimes' }],
    ['rate_limit', { rateLimit: 0 }],
    ['rate_limit', { rateLimit: 100_001 }],
    ['rate_limit', { rateLimit: 1.5 }],
    ['max_order_amount', { maxOrderAmount: -1 }],
    ['max_daily_amount', { maxDailyAmount: 0.5 }],
    ['allowed_countries', { allowedCountries: ['USA'] }],
    ['allowed_countries', { allowedCountries: ['QQ'] }],
    ['allowed_countries', { allowedCountries: ['UK'] }],
    ['product_rules', { productRules: [{ action: 'hide', field: 'tag', value: 'x' }] }],
    ['required_interventions', { requiredInterventions: ['seance'] }],
  ])('GIVEN %s as %j THEN it is refused by name', (param, given) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'invalid', param }));
  });

  test('GIVEN a setting that there is not THEN it is refused', () => {
    expect(() => read({ colour: 'red' })).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  test('GIVEN the sandbox THEN events may go without TLS', () => {
    expect(read({ eventUrl: 'http://localhost:4003/events' }, { SANDBOX: true })).toHaveProperty('eventUrl');
  });
});

test('amounts are stored as bigint; null takes a cap away, absent leaves it', () => {
  expect(settingsColumns({ maxOrderAmount: 5000, maxDailyAmount: null })).toEqual({
    maxOrderAmount: 5000n,
    maxDailyAmount: null,
  });
  expect(settingsColumns({})).toEqual({ maxOrderAmount: undefined, maxDailyAmount: undefined });
});
