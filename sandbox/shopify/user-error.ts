/**
 * Something Shopify refuses for the caller's data. Mutations answer it in `userErrors` with HTTP 200; it is no
 * GraphQL error. `field` is the path in the mutation's arguments, null when no single field is at fault.
 */
export class UserError extends Error {
  constructor(
    readonly field: string[] | null,
    message: string,
    readonly code: string | null = null,
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/**
 * Runs a mutation's work and adds an empty list of user errors to its payload. A `UserError` becomes a refusal:
 * every name in `payloadFields` null, and the error in the list. Other errors pass through: they are not the caller's.
 */
export function answer(
  payloadFields: string[],
  work: () => Record<string, unknown>,
  errorsField = 'userErrors',
): Record<string, unknown> {
  try {
    return { ...work(), [errorsField]: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { field, message, code } = error;
    return {
      ...Object.fromEntries(payloadFields.map((name) => [name, null])),
      [errorsField]: [{ field, message, code }],
    };
  }
}
