import { AppError } from '#app/kernel/app-error.ts';

/** What an action of an embedded page answers when it was refused. */
export interface Refusal {
  error: string;
  /** JSONPath of the field it is about, where it is about one. */
  param: string | null;
}

/**
 * Answers a refused action with the error's status and words, for the page to show.
 * @throws what is no AppError: the page's error boundary takes it.
 */
export function refusalResponse(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  const refusal: Refusal = { error: error.message, param: error.param ?? null };
  return Response.json(refusal, { status: error.status });
}
