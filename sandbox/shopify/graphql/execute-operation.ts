import {
  defaultTypeResolver,
  execute,
  getNamedType,
  isObjectType,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLTypeResolver,
} from 'graphql';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { AccessTokenRecord } from '#sandbox/shopify/state/records.ts';
import { allows, parseRequiredAccess, type AccessRule } from './access-rules.ts';
import type { AdminSchema } from './admin-schema.ts';
import { runOnce } from './idempotency.ts';
import { accessDenied, notSimulated } from './shopify-errors.ts';

export interface Caller {
  context: ShopifyContext;
  tokenKind: AccessTokenRecord['kind'];
  /** Bulk operations read every page of every connection. */
  everyPage?: boolean;
}

/** Runs validated documents with the simulator's resolvers on the real schema. */
export class Executor {
  private readonly rules = new Map<string, AccessRule | null>();

  constructor(
    private readonly admin: AdminSchema,
    private readonly resolvers: ResolverMap,
  ) {}

  run(document: DocumentNode, variables: Record<string, unknown>, caller: Caller): Promise<ExecutionResult> {
    return Promise.resolve(
      execute({
        schema: this.admin.schema,
        document,
        variableValues: variables,
        contextValue: caller.context,
        fieldResolver: this.fieldResolver(caller),
        typeResolver: this.typeResolver(caller),
      }),
    );
  }

  private fieldResolver(caller: Caller): GraphQLFieldResolver<unknown, ShopifyContext> {
    return (source, args, context, info) => {
      const parent = info.parentType.name;
      const isMutation = info.parentType === this.admin.schema.getMutationType();
      this.demandAccess(caller, `${parent}.${info.fieldName}`, info.fieldName, isMutation);
      this.demandAccess(caller, itemType(info.returnType).name, info.fieldName, false);

      const resolver = this.resolvers[parent]?.[info.fieldName];
      const given =
        caller.everyPage && isConnection(info.returnType) ? { ...args, first: Infinity, last: null } : args;
      const resolve = () =>
        resolver ? resolver(source, given, context, info) : readProperty(source, parent, info.fieldName);
      return isMutation ? runOnce(context, info, args, resolve) : resolve();
    };
  }

  private typeResolver(caller: Caller): GraphQLTypeResolver<unknown, ShopifyContext> {
    return async (value, context, info, abstractType) => {
      const name = await defaultTypeResolver(value, context, info, abstractType);
      if (name) this.demandAccess(caller, name, info.fieldName, false);
      return name;
    };
  }

  private demandAccess(caller: Caller, coordinate: string, fieldName: string, isMutation: boolean): void {
    let rule = this.rules.get(coordinate);
    if (rule === undefined) {
      const text = this.admin.requiredAccess(coordinate);
      rule = text ? parseRequiredAccess(text, this.admin.knownScopes, isMutation) : null;
      this.rules.set(coordinate, rule);
    }
    if (rule && !allows(rule, caller.context.scopes, caller.tokenKind))
      throw accessDenied(fieldName, rule.text);
  }
}

/** A field without a resolver is the source's property; a missing one is a gap of the simulator, not null. */
function readProperty(source: unknown, type: string, field: string): unknown {
  if (typeof source !== 'object' || source === null || !(field in source))
    throw notSimulated(`${type}.${field}`);
  return (source as Record<string, unknown>)[field];
}

/** The type whose access rule guards a field: of a connection, its nodes' type. */
function itemType(type: GraphQLOutputType): GraphQLNamedType {
  const named = getNamedType(type);
  if (!isConnection(type) || !isObjectType(named)) return named;
  const nodes = named.getFields().nodes;
  return nodes ? getNamedType(nodes.type) : named;
}

function isConnection(type: GraphQLOutputType): boolean {
  return getNamedType(type).name.endsWith('Connection');
}
