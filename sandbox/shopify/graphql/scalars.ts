import { GraphQLError, isScalarType, Kind, type GraphQLSchema, type ValueNode } from 'graphql';

/**
 * What Shopify's own scalars accept as input. An introspected schema lets anything through, so that a client's
 * mistake would pass here and fail in a real shop.
 */
const RULES: Record<string, (value: string) => boolean> = {
  Decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
  Money: (value) => /^-?\d+(\.\d+)?$/.test(value),
  UnsignedInt64: (value) => /^\d+$/.test(value),
  DateTime: (value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
  Date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  URL: (value) => /^https?:\/\//.test(value) && URL.canParse(value),
};

/** Numbers may stand for a decimal text, as in graphql-ruby's coercion of `"amount": 10`. */
const NUMERIC = new Set(['Decimal', 'Money', 'UnsignedInt64']);

/** What Shopify writes: 64-bit numbers as text, instants to the second. */
const SERIALIZE: Record<string, (value: unknown) => string> = {
  Decimal: String,
  Money: String,
  UnsignedInt64: String,
  DateTime: (value) => String(value).replace(/\.\d+Z$/, 'Z'),
};

/** Makes the schema's custom scalars refuse ill-formed input, in variables and in literals, and write as Shopify does. */
export function giveScalarsTheirRules(schema: GraphQLSchema): void {
  for (const [name, accepts] of Object.entries(RULES)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const coerce = (value: unknown): string => {
      const text = typeof value === 'number' && NUMERIC.has(name) ? String(value) : value;
      if (typeof text === 'string' && accepts(text)) return text;
      throw new GraphQLError(`invalid ${name} '${String(value)}'`);
    };
    scalar.serialize = SERIALIZE[name] ?? scalar.serialize;
    scalar.parseValue = coerce;
    scalar.parseLiteral = (node: ValueNode) => coerce(literal(node));
  }
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return 'value' in node ? node.value : undefined;
}
