import { fullNamespace } from '#sandbox/shopify/commerce/order-metafields.ts';
import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { accessDenied } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { MetafieldDefinitionRecord } from '#sandbox/shopify/state/records.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';

/** Scope that lets an app define metafields of an owner; other owners are not simulated as definable. */
const OWNER_SCOPES: Record<string, string> = {
  ORDER: 'write_orders',
  DRAFTORDER: 'write_draft_orders',
  PRODUCT: 'write_products',
  PRODUCTVARIANT: 'write_products',
  CUSTOMER: 'write_customers',
};

const TYPES = new Set(
  'boolean color date date_time dimension id json link money multi_line_text_field number_decimal number_integer rating rich_text_field single_line_text_field url volume weight'.split(
    ' ',
  ),
);

interface DefinitionInput {
  name: string;
  namespace?: string | null;
  key: string;
  type: string;
  ownerType: string;
}

function createDefinition(context: ShopifyContext, input: DefinitionInput): MetafieldDefinitionRecord {
  const namespace = fullNamespace(input.namespace, context.clientId);
  const refuse = (field: string, message: string, code: string) =>
    new UserError(['definition', field], message, code);
  if (!input.name.trim()) throw refuse('name', "Name can't be blank", 'BLANK');
  if (!/^[\w-]{2,64}$/.test(input.key))
    throw refuse(
      'key',
      'Key is too short (minimum is 2 characters) or contains invalid characters',
      'INVALID',
    );
  if (!TYPES.has(input.type.replace(/^list\./, '')))
    throw refuse('type', `Type name ${input.type} is not a valid type.`, 'INCLUSION');
  const taken = findDefinition(context, input.ownerType, namespace, input.key);
  if (taken)
    throw refuse(
      'key',
      `Key is in use for ${title(input.ownerType)} metafields on the '${namespace}' namespace.`,
      'TAKEN',
    );
  return context.state.metafieldDefinitions.put({
    id: context.state.gid('MetafieldDefinition'),
    name: input.name,
    namespace,
    key: input.key,
    type: input.type,
    ownerType: input.ownerType,
  });
}

function findDefinition(context: ShopifyContext, ownerType: string, namespace: string, key: string) {
  return context.state.metafieldDefinitions.find(
    (record) => record.ownerType === ownerType && record.namespace === namespace && record.key === key,
  );
}

const title = (ownerType: string) => ownerType[0] + ownerType.slice(1).toLowerCase();

export const metafieldDefinitionResolvers: ResolverMap = {
  QueryRoot: {
    metafieldDefinitions: (
      _source,
      args: ConnectionArguments & { ownerType: string; namespace?: string | null; key?: string | null },
      context,
    ) =>
      connection(
        context.state.metafieldDefinitions.filter(
          (record) =>
            record.ownerType === args.ownerType &&
            (!args.namespace || record.namespace === fullNamespace(args.namespace, context.clientId)) &&
            (!args.key || record.key === args.key),
        ),
        args,
      ),
    metafieldDefinition: (
      _source,
      {
        id,
        identifier,
      }: {
        id?: string | null;
        identifier?: { ownerType: string; namespace?: string | null; key: string } | null;
      },
      context,
    ) => {
      if (id) return context.state.metafieldDefinitions.get(id) ?? null;
      if (!identifier) return null;
      const namespace = fullNamespace(identifier.namespace, context.clientId);
      return findDefinition(context, identifier.ownerType, namespace, identifier.key) ?? null;
    },
  },
  Mutation: {
    metafieldDefinitionCreate: (_source, { definition }: { definition: DefinitionInput }, context) => {
      const scope = OWNER_SCOPES[definition.ownerType];
      if (!scope || !context.scopes.has(scope))
        throw accessDenied(
          'metafieldDefinitionCreate',
          `API client to have access to the namespace and the resource type associated with the metafield definition (${scope ?? definition.ownerType}).`,
        );
      return answer(['createdDefinition'], () => ({
        createdDefinition: createDefinition(context, definition),
      }));
    },
  },
  MetafieldDefinition: {
    type: ({ type }: MetafieldDefinitionRecord) => ({
      name: type,
      category: type === 'id' ? 'ID' : 'TEXT',
      supportedValidations: [],
      supportsDefinitionMigrations: false,
    }),
    capabilities: ({ type }: MetafieldDefinitionRecord) => ({
      uniqueValues: { enabled: type === 'id', eligible: type === 'id' },
      adminFilterable: { enabled: false, eligible: true, status: 'NOT_FILTERABLE' },
    }),
    access: () => ({ admin: 'PUBLIC_READ_WRITE', storefront: 'NONE', customerAccount: 'NONE' }),
    description: () => null,
    validations: () => [],
    validationStatus: () => 'ALL_VALID',
    pinnedPosition: () => null,
    useAsCollectionCondition: () => false,
    standardTemplate: () => null,
    constraints: () => null,
  },
};
