import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Points a mutation costs, by Shopify's rate-limit documentation. */
const MUTATION_COST = 10;

/**
 * The cost of an operation by Shopify's documented rules: scalars 0, an object 1, a mutation 10, a connection
 * 2 plus its page size times one item. With `data` it is the actual cost (what was really returned), without it
 * the requested cost (what could be).
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  data?: unknown,
): number {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const actual = data !== undefined;

  function ofSelections(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    value: unknown,
    pageSize: number,
  ): number {
    return set.selections.reduce((total, selection) => {
      if (selection.kind === Kind.FIELD) return total + ofField(selection, type, value, pageSize);
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      return fragment
        ? total + ofSelections(fragment.selectionSet, condition ?? type, value, pageSize)
        : total;
    }, 0);
  }

  function ofField(field: FieldNode, parent: GraphQLNamedType, value: unknown, pageSize: number): number {
    if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
    const definition = parent.getFields()[field.name.value];
    if (!definition) return 0;
    const type = getNamedType(definition.type);
    if (!isCompositeType(type)) return 0;
    const key = (field.alias ?? field.name).value;
    const children = actual ? asList((value as Record<string, unknown> | null)?.[key]) : [undefined];
    const inside = (child: unknown, size: number) => ofSelections(field.selectionSet!, type, child, size);
    if (parent === schema.getMutationType())
      return MUTATION_COST + children.reduce<number>((sum, child) => sum + inside(child, 1), 0);
    if (type.name.endsWith('Connection'))
      return 2 + children.reduce<number>((sum, child) => sum + inside(child, pageOf(field)), 0);
    const insideConnection = parent.name.endsWith('Connection');
    if (insideConnection && field.name.value === 'pageInfo') return 0;
    const times = actual ? 1 : insideConnection ? pageSize : listSize(field);
    // An edge carries its node; only the node counts.
    const own = insideConnection && field.name.value === 'edges' ? 0 : 1;
    return children.reduce<number>((sum, child) => sum + times * (own + inside(child, 1)), 0);
  }

  const argument = (field: FieldNode, name: string): unknown => {
    const node = field.arguments?.find((candidate) => candidate.name.value === name);
    return node && valueFromASTUntyped(node.value, variables);
  };
  const pageOf = (field: FieldNode): number =>
    Number(argument(field, 'first') ?? argument(field, 'last') ?? 0);
  const listSize = (field: FieldNode): number => {
    const ids = argument(field, 'ids');
    return Array.isArray(ids) ? ids.length : 1;
  };

  const root = schema.getRootType(operation.operation);
  return root ? ofSelections(operation.selectionSet, root, data, 1) : 0;
}

function asList(value: unknown): unknown[] {
  return value == null ? [] : Array.isArray(value) ? value.filter((item) => item != null) : [value];
}
