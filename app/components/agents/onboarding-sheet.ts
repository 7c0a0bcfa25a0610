import type { Onboarding } from '#app/agents/get-onboarding.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { onboardingFacts } from './onboarding-facts.ts';

/** A ready-to-send sheet: facts with their names, the same as Markdown, and for programs. */
export interface OnboardingSheet {
  title: string;
  facts: { name: string; values: string[] }[];
  markdown: string;
  /** onboarding-facts.ts */
  json: string;
}

/** Puts what a platform needs into words, without any secret. */
export function onboardingSheet(onboarding: Onboarding, { t }: Pick<Reader, 't'>): OnboardingSheet {
  const { shop, connection } = onboarding;
  const plain = onboardingFacts(onboarding);
  const signatures = {
    off: t('agents.detail.signatureOff'),
    optional: t('agents.detail.signatureOptional'),
    required: t('agents.detail.signatureRequired'),
  };
  const named: [name: string, ...values: (string | null | undefined)[]][] = [
    [t('agents.onboarding.merchant'), shop.name],
    [t('agents.onboarding.storefront'), shop.primaryUrl],
    [t('agents.onboarding.contact'), shop.email],
    [t('agents.onboarding.environment'), t(connection.mode === 'test' ? 'common.test' : 'common.live')],
    [t('agents.onboarding.baseUrl'), plain.acp_base_url],
    [t('agents.onboarding.discovery'), plain.discovery_url],
    [t('agents.onboarding.versions'), plain.api_versions.join(', ')],
    [t('agents.onboarding.authentication'), t('agents.onboarding.authenticationText')],
    [t('agents.onboarding.signatures'), signatures[connection.signaturePolicy as 'off']],
    [t('agents.onboarding.selling'), t(`common.modes.${connection.sellingMode as 'in_chat'}`)],
    [t('agents.onboarding.merchantId'), plain.stripe_merchant_id],
    [t('agents.onboarding.currencies'), plain.currencies.join(', ')],
    [
      t('agents.onboarding.countries'),
      connection.allowedCountries.join(', ') || t('agents.onboarding.everywhere'),
    ],
    [t('agents.onboarding.rate'), t('agents.onboarding.rateText', { count: connection.rateLimit })],
    [
      t('agents.onboarding.events'),
      connection.eventUrl,
      t('agents.onboarding.eventsText', {
        header: plain.order_events.signature_header,
      }),
    ],
    [t('agents.onboarding.feed'), ...plain.feeds.map(({ format, url }) => `${format}: ${url}`)],
    [t('agents.onboarding.policies'), ...plain.policies.map(({ title, url }) => `${title}: ${url}`)],
  ];
  const facts = named
    .map(([name, ...values]) => ({ name, values: values.filter((value): value is string => Boolean(value)) }))
    .filter(({ values }) => values.length > 0);
  const title = t('agents.onboarding.title', { agent: connection.name });
  const json = `${JSON.stringify(plain, null, 2)}\n`;
  return { title, facts, markdown: toMarkdown(title, facts), json };
}

function toMarkdown(title: string, facts: OnboardingSheet['facts']): string {
  const lines = facts.map(({ name, values }) =>
    values.length === 1
      ? `- **${name}:** ${values[0]}`
      : `- **${name}:**\n${values.map((value) => `  - ${value}`).join('\n')}`,
  );
  return `# ${title}\n\n${lines.join('\n')}\n`;
}
