import { Kind, parse, visit, type DocumentNode, type FieldNode } from 'graphql';

/** Alias of the id that is added to the objects of connections; lines name their parent by it. */
export const PARENT_ID = '__bulkId';

const idField: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: PARENT_ID },
  name: { kind: Kind.NAME, value: 'id' },
};

/** Parses a bulk query and has it select the `id` of every object that has a connection, asked for or not. */
export function withParentIds(query: string): DocumentNode {
  return visit(parse(query), {
    Field(node) {
      const { selectionSet } = node;
      if (!selectionSet?.selections.some(isConnectionLike) || isConnectionLike(node)) return undefined;
      return {
        ...node,
        selectionSet: { ...selectionSet, selections: [...selectionSet.selections, idField] },
      };
    },
  });
}

/** A field that selects `edges` or `nodes`. */
function isConnectionLike(node: { kind: Kind } | FieldNode): boolean {
  return (
    'selectionSet' in node &&
    node.kind === Kind.FIELD &&
    Boolean(
      node.selectionSet?.selections.some(
        (child) => child.kind === Kind.FIELD && /^(edges|nodes)$/.test(child.name.value),
      ),
    )
  );
}
