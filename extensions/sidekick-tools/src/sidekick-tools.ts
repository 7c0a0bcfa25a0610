import { callApp } from '../../shared/call-app.ts';
import { whyRefused } from '../../shared/why-refused.ts';

/**
 * Answers Shopify's assistant (shopify.dev, "Use extensions to surface app data"). What it may ask, and what it is
 * answered, is in tools.json; the server answers in that form (app/extensions/views.ts).
 */
export default () => {
  shopify.tools.register('orders_needing_attention', () => ask('orders-needing-attention'));
  shopify.tools.register('why_not_buyable', ({ product }) =>
    ask(`why-not-buyable?${new URLSearchParams({ product }).toString()}`),
  );
};

/** What the app's server says; else why not, in words that the assistant can tell the merchant. */
async function ask<Answer extends object>(what: string): Promise<Answer | { error: string }> {
  const told = await callApp<Answer>(`/extensions/sidekick/${what}`);
  if (told.ok) return told.view;
  return { error: whyRefused(told, (key) => shopify.i18n.translate(key)) };
}
