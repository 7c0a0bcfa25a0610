import { describe, expect, test } from 'vitest';
import type { ListedConnection } from '#app/agents/get-connection.server.ts';
import { readCreateForm, readSettingsForm, toSettingsForm } from './connection-form.ts';

const connection = {
  ...{ name: 'ChatGPT', sellingMode: 'in_chat', eventUrl: null, apiVersion: '2026-04-17' },
  ...{ signaturePolicy: 'optional', rateLimit: 600, maxOrderAmount: 25050n, maxDailyAmount: null },
  allowedCountries: ['US', 'FR'],
  productRules: [{ action: 'exclude', field: 'tag', value: 'fragile' }],
} as unknown as ListedConnection;

describe('the settings of an agent', () => {
  test('GIVEN stored settings THEN the form shows them, and reads them back', () => {
    const form = toSettingsForm(connection, 'USD');
    expect(form).toMatchObject({ maxOrderAmount: '250.50', maxDailyAmount: '', allowedCountries: 'US, FR' });
    expect(readSettingsForm(form, 'USD')).toMatchObject({
      ...{ maxOrderAmount: 25050, maxDailyAmount: null, rateLimit: 600, eventUrl: null },
      ...{ allowedCountries: ['US', 'FR'], productRules: connection.productRules },
    });
  });

  test('GIVEN a currency without decimals THEN sums are whole', () => {
    const form = { ...toSettingsForm({ ...connection, maxOrderAmount: 5000n }, 'JPY') };
    expect(form.maxOrderAmount).toBe('5000');
    expect(readSettingsForm(form, 'JPY').maxOrderAmount).toBe(5000);
  });

  test.each([
    ['maxOrderAmount', '1.234', 'max_order_amount'],
    ['maxDailyAmount', 'a lot', 'max_daily_amount'],
  ])('GIVEN %s of "%s" THEN the field is named', (field, text, param) => {
    const form = { ...toSettingsForm(connection, 'USD'), [field]: text };
    expect(() => readSettingsForm(form, 'USD')).toThrow(expect.objectContaining({ param }) as Error);
  });

  test.each([[null], ['text'], [{ name: 'x' }]])(
    'GIVEN %o instead of the form THEN it is refused',
    (given) => {
      expect(() => readSettingsForm(given, 'USD')).toThrow('not the form');
    },
  );
});

describe('the form of a new agent', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  const fields = { platform: 'chatgpt', name: 'ChatGPT', mode: 'test', sellingMode: 'hand_off' };

  test('GIVEN no event URL THEN none is set', () => {
    expect(readCreateForm(form({ ...fields, eventUrl: ' ' }))).toEqual(fields);
    expect(readCreateForm(form({ ...fields, eventUrl: 'https://a.example' }))).toMatchObject({
      eventUrl: 'https://a.example',
    });
  });

  test.each([
    ['mode', 'production'],
    ['sellingMode', 'everything'],
  ])('GIVEN the %s "%s" THEN it is refused', (name, value) => {
    expect(() => readCreateForm(form({ ...fields, [name]: value }))).toThrow('not the form');
  });
});
