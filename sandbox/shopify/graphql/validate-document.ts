import {
  getLocation,
  Kind,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type SourceLocation,
} from 'graphql';

/** An error of a response as Shopify (graphql-ruby) writes it. */
export interface ResponseError {
  message: string;
  locations?: readonly SourceLocation[];
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

type Translation = [
  pattern: RegExp,
  translate: (parts: string[], node: NodePlace) => { message: string; extensions: Record<string, unknown> },
];

/** Where an erroneous node stands: path from the operation, and the field and argument around it. */
interface NodePlace {
  path: string[];
  field: string;
  argument: string;
  text: string;
}

/** graphql-js's wording → graphql-ruby's wording and `extensions.code`, as clients of Shopify see them. */
const TRANSLATIONS: Translation[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([fieldName, typeName]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: 'undefinedField', typeName, fieldName },
    }),
  ],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    ([argumentName, name]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: 'argumentNotAccepted', name, typeName: 'Field', argumentName },
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type "[^"]+" is required, but it was not provided/,
    ([name, argument]) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: { code: 'missingRequiredArguments', className: 'Field', name, arguments: argument },
    }),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "([^"]+)" was not provided/,
    ([inputObjectType, argumentName, argumentType]) => ({
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      extensions: {
        code: 'missingRequiredInputObjectAttribute',
        argumentName,
        argumentType,
        inputObjectType,
      },
    }),
  ],
  [
    /^Field "(\w+)" is not defined by type "(\w+)"/,
    ([argumentName, name]) => ({
      message: `InputObject '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: 'argumentNotAccepted', name, typeName: 'InputObject', argumentName },
    }),
  ],
  [
    /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/,
    ([field, typeName]) => ({
      message: `Field must have selections (field '${field}' returns ${typeName} but has no selections. Did you mean '${field} { ... }'?)`,
      extensions: { code: 'selectionMismatch', nodeName: `field '${field}'`, typeName },
    }),
  ],
  [
    /^Field "(\w+)" must not have a selection since type "([^"]+)" has no subfields/,
    ([field, typeName]) => ({
      message: `Selections can't be made on scalars (field '${field}' returns ${typeName} but has selections)`,
      extensions: { code: 'selectionMismatch', nodeName: `field '${field}'`, typeName },
    }),
  ],
  [
    /^Variable "\$(\w+)" is not defined/,
    ([variableName]) => ({
      message: `Variable $${variableName} is used by anonymous query but not declared`,
      extensions: { code: 'variableNotDefined', variableName },
    }),
  ],
  [
    /^Variable "\$(\w+)" is never used/,
    ([variableName]) => ({
      message: `Variable $${variableName} is declared by anonymous query but not used`,
      extensions: { code: 'variableNotUsed', variableName },
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "([^"]+)" used in position expecting type "([^"]+)"/,
    ([variableName, typeName, expected], { argument }) => ({
      message: `Type mismatch on variable $${variableName} and argument ${argument} (${typeName} / ${expected})`,
      extensions: { code: 'variableMismatch', variableName, typeName, argumentName: argument },
    }),
  ],
  [
    /^Unknown type "(\w+)"/,
    ([typeName]) => ({
      message: `${typeName} isn't a defined input type`,
      extensions: { code: 'variableRequiresValidType', typeName },
    }),
  ],
  [
    /^(?:(\w+) cannot represent|(?:Value|Enum) .* "(\w+)" (?:enum|cannot)|Expected value of type "([^"]+)"|invalid (\w+))/,
    (types, { field, argument, text }) => ({
      message: `Argument '${argument}' on Field '${field}' has an invalid value (${text}). Expected type '${types.find(Boolean)}'.`,
      extensions: { code: 'argumentLiteralsIncompatible', typeName: 'Field', argumentName: argument },
    }),
  ],
];

/** Validates a parsed request against the schema; the errors are Shopify's, an empty list means valid. */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): ResponseError[] {
  return validate(schema, document).map((error) => asShopifyError(error, document));
}

function asShopifyError(error: GraphQLError, document: DocumentNode): ResponseError {
  const place = placeOf(document, error.nodes?.[0]);
  for (const [pattern, translate] of TRANSLATIONS) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const { message, extensions } = translate(match.slice(1), place);
    return { message, locations: error.locations, path: place.path, extensions };
  }
  return { message: error.message, locations: error.locations, path: place.path };
}

function placeOf(document: DocumentNode, target: ASTNode | undefined): NodePlace {
  const place: NodePlace = { path: [], field: '', argument: '', text: '' };
  if (!target) return place;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node !== target) return;
      const chain = [...ancestors, parent, node].filter(isNode);
      for (const ancestor of chain) {
        if (ancestor.kind === Kind.OPERATION_DEFINITION)
          place.path.push(
            ancestor.name ? `${ancestor.operation} ${ancestor.name.value}` : ancestor.operation,
          );
        else if (ancestor.kind === Kind.FIELD) {
          place.field = ancestor.name.value;
          place.path.push((ancestor.alias ?? ancestor.name).value);
        } else if (ancestor.kind === Kind.ARGUMENT || ancestor.kind === Kind.OBJECT_FIELD) {
          place.argument = ancestor.name.value;
          place.path.push(ancestor.name.value);
        }
      }
    },
  });
  if (target.loc) place.text = target.loc.source.body.slice(target.loc.start, target.loc.end);
  return place;
}

function isNode(value: ASTNode | readonly ASTNode[] | undefined): value is ASTNode {
  return value !== undefined && 'kind' in value;
}

/** A syntax error as a response error. */
export function syntaxError(error: GraphQLError): ResponseError {
  const [position] = error.positions ?? [];
  const locations =
    error.source && position !== undefined ? [getLocation(error.source, position)] : error.locations;
  return { message: error.message.replace(/^Syntax Error: /, 'syntax error, '), locations };
}
