import { AppError } from '#app/kernel/app-error.ts';

/**
 * Answers a form that was refused: 400, or the error's own status, with a text for each field.
 * @param error what all of it is called, in the reader's words
 */
export function fieldProblems(error: string, fields: Record<string, string>, status = 400): Response {
  return Response.json({ error, fields }, { status });
}

/** The field that a refusal of the domain is about: `$.agentHost` → `agentHost`. @throws what is no refusal of a field */
export function refusedField(error: unknown): string {
  if (error instanceof AppError && error.code === 'invalid' && error.param?.startsWith('$.'))
    return error.param.slice(2);
  throw error;
}
