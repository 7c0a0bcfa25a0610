import {
  coerceInputValue,
  isInputType,
  print,
  typeFromAST,
  valueFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ResponseError } from './validate-document.ts';

/**
 * Checks the variables a client sent against the operation's declarations, as Shopify does before running it.
 * Returns the coerced values, or one INVALID_VARIABLE error per variable with its `problems`.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Record<string, unknown>,
): { values: Record<string, unknown>; errors: ResponseError[] } {
  const values: Record<string, unknown> = {};
  const errors: ResponseError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never);
    if (!isInputType(type)) continue;
    const given = Object.hasOwn(inputs, name);
    if (!given && definition.defaultValue) {
      values[name] = valueFromAST(definition.defaultValue, type);
      continue;
    }
    if (!given && definition.type.kind !== 'NonNullType') continue;
    const value = given ? inputs[name] : null;
    const problems: { path: readonly (string | number)[]; explanation: string }[] = [];
    values[name] = coerceInputValue(value, type, (path, invalid, error) => {
      problems.push({ path, explanation: explain(invalid, error.message) });
    });
    if (problems.length === 0) continue;
    const details = problems.map(({ path, explanation }) =>
      path.length ? `${path.join('.')} (${explanation})` : explanation,
    );
    errors.push({
      message: `Variable $${name} of type ${print(definition.type)} was provided invalid value${
        problems.some(({ path }) => path.length) ? ` for ${details.join(', ')}` : ''
      }`,
      locations: definition.loc
        ? [{ line: definition.loc.startToken.line, column: definition.loc.startToken.column }]
        : undefined,
      extensions: { code: 'INVALID_VARIABLE', value, problems },
    });
  }
  return { values, errors };
}

/** graphql-js's words for a wrong value in graphql-ruby's. */
function explain(value: unknown, message: string): string {
  const unknownField = /^Field "(\w+)" is not defined by type "(\w+)"/.exec(message);
  if (unknownField) return `Field is not defined on ${unknownField[2]}`;
  const unknownValue = /^Value "(.*)" does not exist in "(\w+)" enum/.exec(message);
  if (unknownValue) return `Expected "${unknownValue[1]}" to be one of: the values of ${unknownValue[2]}`;
  if (value == null || /of required type .* was not provided/.test(message))
    return 'Expected value to not be null';
  return message;
}
