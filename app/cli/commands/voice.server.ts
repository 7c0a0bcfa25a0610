import { z } from 'zod';
import { listOverrides } from '#app/catalog/voice/list-overrides.server.ts';
import { OVERRIDE_FIELDS, OVERRIDE_FILTERS } from '#app/catalog/voice/override.ts';
import { removeOverride } from '#app/catalog/voice/remove-override.server.ts';
import { setOverride } from '#app/catalog/voice/set-override.server.ts';
import { setQuestions } from '#app/catalog/voice/set-questions.server.ts';
import type { Question } from '#app/catalog/voice/voice.ts';
import { previewItem } from '#app/feeds/preview-item.server.ts';
import { command } from '../command.ts';

const fieldName = z.enum(OVERRIDE_FIELDS);
const yesNo = z
  .enum(['yes', 'no'])
  .transform((answer) => answer === 'yes')
  .optional();

/** `FIELD=TEXT`; a text with Liquid in it is a template. */
const tried = z.string().transform((text, context) => {
  const [, name, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const field = fieldName.safeParse(name);
  if (field.data && value !== undefined)
    return { field: field.data, value, isTemplate: /\{[{%]/.test(value) };
  context.addIssue({ code: 'custom', message: `is no FIELD=TEXT with one of ${OVERRIDE_FIELDS.join(', ')}` });
  return z.NEVER;
});

const questions = z.string().transform((text, context) => {
  if (text === 'none') return [];
  try {
    return JSON.parse(text) as Question[];
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON such as [{"question": "…", "answer": "…"}]' });
    return z.NEVER;
  }
});

/** Commands on what agents are told in other words than Shopify's. */
export const voiceCommands = {
  'list-overrides': command({
    usage: { options: '[--product ID]', does: 'what agents are told instead of what Shopify says' },
    options: z.object({ product: z.string().optional() }),
    run: (scope, { product }) => listOverrides(scope, product),
  }),
  'set-override': command({
    usage: {
      options: `--field ${OVERRIDE_FIELDS.join('|')} --value TEXT
[--product ID | --collection ID | --product-type TYPE | --vendor VENDOR | --tag TAG] [--agent ID]
[--template yes|no]`,
      does: 'tells an agent, or all, a field of products in other words, in the shop’s own language (a translation in Shopify goes before it). Without a product the text is a Liquid template (docs/voice.md)',
    },
    options: z.object({
      ...{
        field: fieldName,
        value: z.string(),
        product: z.string().optional(),
        agent: z.string().optional(),
      },
      ...{ collection: z.string().optional(), 'product-type': z.string().optional() },
      ...{ vendor: z.string().optional(), tag: z.string().optional(), template: yesNo },
    }),
    run: async (scope, { field, value, product, agent, template, ...filters }) => {
      const chosen = OVERRIDE_FILTERS.flatMap((filter) => {
        const filterValue = filters[filter === 'product_type' ? 'product-type' : filter];
        return filterValue === undefined ? [] : [{ filterField: filter, filterValue }];
      });
      if (chosen.length > 1) throw new Error('Give one of --collection, --product-type, --vendor, --tag.');
      const override = await setOverride(scope, 'command', {
        ...(chosen[0] ?? { filterField: null, filterValue: null }),
        ...{ field, value, productId: product ?? null, connectionId: agent ?? null, isTemplate: template },
      });
      return { override };
    },
  }),
  'remove-override': command({
    usage: { options: '--override ID', does: 'takes it back' },
    options: z.object({ override: z.string() }),
    run: async (scope, { override }) => {
      await removeOverride(scope, override, 'command');
      return { override, removed: true };
    },
  }),
  'set-questions': command({
    usage: {
      options: '[--product ID] --questions JSON|none',
      does: 'replaces questions and answers about a product, or about all: [{"question": "…", "answer": "…"}]',
    },
    options: z.object({ product: z.string().optional(), questions }),
    run: async (scope, { product, questions: list }) => {
      await setQuestions(scope, product ?? null, list, 'command');
      return { product: product ?? null, questions: list.length };
    },
  }),
  'show-item': command({
    usage: {
      options: '--item ID [--agent ID] [--try FIELD=TEXT]',
      does: 'how an agent sees an item, with questions and policies, beside what Shopify says, and its row in the feed; --try shows an override that is not stored',
    },
    options: z.object({ item: z.string(), agent: z.string().optional(), try: tried.optional() }),
    run: (scope, { item, agent, try: attempt }) =>
      previewItem(scope, { itemId: item, connectionId: agent ?? null, tried: attempt }),
  }),
};
