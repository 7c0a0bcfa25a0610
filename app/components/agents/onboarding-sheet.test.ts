import { describe, expect, test } from 'vitest';
import type { Onboarding } from '#app/agents/get-onboarding.server.ts';
import { readerIn } from '#tests/reader.ts';
import { onboardingSheet } from './onboarding-sheet.ts';

const onboarding = {
  shop: {
    ...{
      name: 'Corner Shop',
      primaryUrl: 'https://corner.example',
      email: 'owner@corner.example',
      currency: 'USD',
    },
    presentmentCurrencies: ['EUR'],
    policies: [{ title: 'Refunds', url: 'https://corner.example/refunds' }],
  },
  connection: {
    ...{ name: 'ChatGPT', mode: 'live', sellingMode: 'in_chat', signaturePolicy: 'required', rateLimit: 600 },
    ...{ allowedCountries: [], apiVersion: '2026-04-17', eventUrl: 'https://agent.example/events' },
  },
  merchantId: 'profile_live_1',
  feeds: [],
  shopFeedUrl: 'https://aisle.example/feeds/t/products.jsonl.gz',
  origin: 'https://agents.corner.example',
} as unknown as Onboarding;

const facts = (changes: object = {}, locale = 'en') =>
  Object.fromEntries(
    onboardingSheet({ ...onboarding, ...changes } as Onboarding, readerIn(locale)).facts.map(
      ({ name, values }) => [name, values],
    ),
  );

describe('the onboarding sheet', () => {
  test('THEN it has what a platform needs, at the shop’s own host', () => {
    expect(facts()).toMatchObject({
      'ACP base URL': ['https://agents.corner.example/acp'],
      'Discovery document': ['https://agents.corner.example/.well-known/acp.json'],
      Currencies: ['USD, EUR'],
      Countries: ['Wherever the shop ships'],
      'Stripe merchant id': ['profile_live_1'],
      'Product feed': ['openai-jsonl: https://aisle.example/feeds/t/products.jsonl.gz'],
      'Order events': [
        'https://agent.example/events',
        expect.stringContaining('Merchant-Signature') as string,
      ],
    });
  });

  test('GIVEN an agent that hands over THEN no Stripe account is told', () => {
    const connection = { ...onboarding.connection, sellingMode: 'hand_off' };
    expect(facts({ connection })).not.toHaveProperty('Stripe merchant id');
  });

  test('GIVEN an early version THEN the header of its events bears the shop’s name', () => {
    const connection = { ...onboarding.connection, apiVersion: '2025-09-12' };
    expect(facts({ connection })['Order events']![1]).toContain('Corner_Shop-Signature');
  });

  test('THEN programs are told the same, by names that no language changes', () => {
    const told = (locale: string) => JSON.parse(onboardingSheet(onboarding, readerIn(locale)).json) as object;
    expect(told('en')).toMatchObject({
      acp_base_url: 'https://agents.corner.example/acp',
      environment: 'live',
      stripe_merchant_id: 'profile_live_1',
      currencies: ['USD', 'EUR'],
      order_events: { signature_header: 'Merchant-Signature', signature_algorithm: 'hmac-sha256' },
      feeds: [{ format: 'openai-jsonl', url: 'https://aisle.example/feeds/t/products.jsonl.gz' }],
    });
    expect(told('de')).toEqual(told('en'));
  });

  test('THEN the Markdown says the same, in the reader’s language', () => {
    const { markdown } = onboardingSheet(onboarding, readerIn('de'));
    expect(markdown).toContain('# Anbindungsblatt für ChatGPT');
    expect(markdown).toContain('- **Währungen:** USD, EUR');
  });
});
