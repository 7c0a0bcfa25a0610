import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

/**
 * Checks the query of a bulk operation by Shopify's rules (shopify.dev, "Perform bulk operations: operation
 * restrictions"): a valid query, without variables, with one to five connections nested at most two deep.
 * Returns null, or what is wrong with it.
 */
export function bulkQueryProblem(schema: GraphQLSchema, query: string): string | null {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return `Invalid bulk query: ${error.message}`;
    throw error;
  }
  const [invalid] = validate(schema, document);
  if (invalid) return `Invalid bulk query: ${invalid.message}`;
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== OperationTypeNode.QUERY)
    return 'Bulk queries must contain exactly one query operation.';
  if (operation.selectionSet.selections.length !== 1)
    return 'Bulk queries must have a single top-level field.';
  const { connections, depth } = measure(schema, document);
  if (connections === 0) return 'Bulk queries must contain at least one connection.';
  if (connections > MAX_CONNECTIONS)
    return `Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`;
  if (depth > MAX_DEPTH)
    return `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`;
  return null;
}

function measure(schema: GraphQLSchema, document: DocumentNode) {
  const types = new TypeInfo(schema);
  let connections = 0;
  let depth = 0;
  let deepest = 0;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter() {
          if (!isConnectionField(types)) return;
          connections += 1;
          depth += 1;
          deepest = Math.max(deepest, depth);
        },
        leave() {
          if (isConnectionField(types)) depth -= 1;
        },
      },
    }),
  );
  // The root connection is nested in nothing: products > variants > media is a depth of 2.
  return { connections, depth: deepest - 1 };
}

function isConnectionField(types: TypeInfo): boolean {
  const type = types.getType();
  const named = type && getNamedType(type);
  return Boolean(named && isCompositeType(named) && named.name.endsWith('Connection'));
}
