import { GraphQLError } from 'graphql';

/** The request is well formed but Shopify refuses to run it, e.g. `first` above 250. */
export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

/** The real Shopify could answer this; the simulator cannot, and says so instead of answering null. */
export function notSimulated(what: string): GraphQLError {
  return new GraphQLError(
    `${what} is not simulated. Add a resolver for it under sandbox/shopify/resolvers.`,
    {
      extensions: { code: 'NOT_SIMULATED' },
    },
  );
}

/** The token lacks a scope; wording and extensions as Shopify sends them. */
export function accessDenied(fieldName: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  });
}
