import { z } from 'zod';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import type { RulesChange } from '#app/catalog/eligibility/change-rules.ts';
import { EFFECTS, eligibilityConditions } from '#app/catalog/eligibility/eligibility-rule.ts';
import { listEligibilityRules } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import { tryEligibility } from '#app/catalog/eligibility/try-eligibility.server.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import { command } from '../command.ts';
import { json } from '../json-option.ts';

const RULE = z.object({ rule: z.string() });
const position = z.coerce.number();
const fields = z.object({
  name: z.string(),
  effect: z.enum(EFFECTS),
  conditions: json.pipe(eligibilityConditions),
  enabled: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
});
const added = fields.partial({ enabled: true }).extend({ position: position.optional() });
const updated = fields.partial().extend(RULE.shape);
const tried = fields.partial().extend({
  rule: z.string().optional(),
  remove: z.literal('yes').optional(),
  position: position.optional(),
  agent: z.string().optional(),
  country: z
    .string()
    .toUpperCase()
    .refine(isCountry, 'is no country (ISO 3166-1 alpha-2, such as FR)')
    .optional(),
});

const FIELDS_USAGE = `--effect ${EFFECTS.join('|')} --conditions JSON`;

/** Commands on the shop's eligibility rules. Those that change them print all as they are then. */
export const eligibilityCommands = {
  'list-eligibility': command({
    usage: { does: 'the rules on which products agents may show and sell; the first that holds decides' },
    options: z.object({}),
    run: (scope) => listEligibilityRules(scope, scope.db),
  }),
  'add-eligibility': command({
    usage: {
      options: `--name WHY ${FIELDS_USAGE} [--position N] [--enabled yes|no]`,
      does: 'a new rule, the last one unless said. Conditions: productIds, variantIds, collectionIds, tags, vendors,\nproductTypes, categories, price {min, max} in minor units, stock {min, max}, countries, connectionIds; {} holds always',
    },
    options: added,
    run: (scope, { position, ...add }) => changeEligibility(scope, { add, position }, 'command'),
  }),
  'update-eligibility': command({
    usage: {
      options: `--rule ID [--name WHY] [--effect …] [--conditions JSON] [--enabled yes|no]`,
      does: 'changes what is given; conditions are replaced as a whole',
    },
    options: updated,
    run: (scope, { rule, ...given }) => changeEligibility(scope, { update: rule, fields: given }, 'command'),
  }),
  'move-eligibility': command({
    usage: { options: '--rule ID --position N', does: 'puts a rule in another place; 1 is looked at first' },
    options: RULE.extend({ position }),
    run: (scope, { rule, position }) =>
      changeEligibility(scope, { update: rule, fields: {}, position }, 'command'),
  }),
  'remove-eligibility': command({
    usage: { options: '--rule ID', does: 'ends a rule' },
    options: RULE,
    run: (scope, { rule }) => changeEligibility(scope, { remove: rule }, 'command'),
  }),
  'try-eligibility': command({
    usage: {
      options: `the options of add-eligibility, or --rule ID and those of update-eligibility, or --rule ID --remove yes
[--position N] [--agent ID] [--country CC]`,
      does: 'what such a change would do to the catalogue, for one agent and country; changes nothing',
    },
    options: tried,
    run: (scope, { agent = null, country = scope.shop.country, ...options }) =>
      tryEligibility(scope, changeOf(options), { connectionId: agent, country }),
  }),
};

type Tried = Omit<z.output<typeof tried>, 'agent' | 'country'>;

function changeOf({ rule, remove, position, ...given }: Tried): RulesChange {
  if (rule === undefined) return { add: given, position };
  return remove ? { remove: rule } : { update: rule, fields: given, position };
}
