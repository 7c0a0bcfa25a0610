import { getOperationAST, GraphQLError, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAdminSchema, type AdminSchema } from './admin-schema.ts';
import { coerceVariables } from './coerce-variables.ts';
import { syntaxError, validateDocument } from './validate-document.ts';

let admin: AdminSchema;
beforeAll(async () => {
  admin = await loadAdminSchema();
}, 60_000);

describe('validateDocument', () => {
  it.each([
    ['an unknown field', '{ shop { nam } }', 'undefinedField', "Field 'nam' doesn't exist on type 'Shop'"],
    [
      'an unknown argument',
      '{ products(first: 1, quer: "x") { nodes { id } } }',
      'argumentNotAccepted',
      "Field 'products' doesn't accept argument 'quer'",
    ],
    [
      'a missing argument',
      '{ product { id } }',
      'missingRequiredArguments',
      "Field 'product' is missing required arguments: id",
    ],
    [
      'a wrong literal',
      '{ products(first: "x") { nodes { id } } }',
      'argumentLiteralsIncompatible',
      `Argument 'first' on Field 'products' has an invalid value ("x"). Expected type 'Int'.`,
    ],
    [
      'a wrong enum value',
      '{ products(first: 1, sortKey: PRICE) { nodes { id } } }',
      'argumentLiteralsIncompatible',
      "Argument 'sortKey' on Field 'products' has an invalid value (PRICE). Expected type 'ProductSortKeys'.",
    ],
    [
      'a missing input field',
      'mutation { metafieldDefinitionCreate(definition: {key: "k", type: "id", ownerType: ORDER}) { userErrors { message } } }',
      'missingRequiredInputObjectAttribute',
      "Argument 'name' on InputObject 'MetafieldDefinitionInput' is required. Expected type String!",
    ],
    [
      'an object without selection',
      '{ shop }',
      'selectionMismatch',
      "Field must have selections (field 'shop' returns Shop! but has no selections. Did you mean 'shop { ... }'?)",
    ],
    [
      'an undeclared variable',
      'query { product(id: $id) { id } }',
      'variableNotDefined',
      'Variable $id is used by anonymous query but not declared',
    ],
  ])('WHEN a query has %s THEN Shopify’s message and code come', (_what, query, code, message) => {
    const [error] = validateDocument(admin.schema, parse(query));
    expect(error).toMatchObject({ message, extensions: { code } });
  });

  it('WHEN a nested field is wrong THEN the path names operation and fields', () => {
    const [error] = validateDocument(
      admin.schema,
      parse('query Shop { id: shop { primaryDomain { nope } } }'),
    );
    expect(error?.path).toEqual(['query Shop', 'id', 'primaryDomain', 'nope']);
  });

  it('WHEN a query cannot be parsed THEN the place of the error is told', () => {
    const parsing = () => parse('{ shop { ');
    expect(parsing).toThrow(GraphQLError);
    try {
      parsing();
    } catch (error) {
      expect(syntaxError(error as GraphQLError)).toEqual({
        message: 'syntax error, Expected Name, found <EOF>.',
        locations: [{ line: 1, column: 10 }],
      });
    }
  });
});

describe('coerceVariables', () => {
  const coerce = (query: string, variables: Record<string, unknown>) =>
    coerceVariables(admin.schema, getOperationAST(parse(query))!, variables);

  it('WHEN input is incomplete, unknown or of the wrong kind THEN every problem is told with its path', () => {
    const query =
      'mutation($d: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $d) { userErrors { message } } }';
    const { errors } = coerce(query, { d: { key: 'k', type: 'id', ownerType: 'ODER', colour: 'red' } });
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(
        'Variable $d of type MetafieldDefinitionInput! was provided invalid value for',
      ),
      extensions: {
        code: 'INVALID_VARIABLE',
        problems: expect.arrayContaining([
          { path: ['ownerType'], explanation: expect.stringContaining('Expected "ODER" to be one of') },
        ]),
      },
    });
    expect(JSON.stringify(errors)).toContain('Field is not defined on MetafieldDefinitionInput');
    expect(JSON.stringify(errors)).toContain('Expected value to not be null');
  });

  it('WHEN a Decimal or a DateTime is ill-formed THEN it is refused', () => {
    const { errors } = coerce('query($d: DateTime!, $a: Decimal!) { shop { id } }', { d: 'soon', a: '1,50' });
    expect(errors).toHaveLength(2);
  });
});
