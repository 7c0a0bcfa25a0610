import { AppError } from '#app/kernel/app-error.ts';

/** What an action of an embedded page answers when it was refused. */
export interface Refusal {
  error: string;
  /** JSONPath of the field it is about, where it is about one. */
  param: string | null;
}

/**
 * Answers a refused action with the error's status and words, for the page to show.
 * @param word says it in the reader's words; the domain's own are English
 * @throws what is no AppError: the page's error boundary takes it.
 */
export function refusalResponse(
  error: unknown,
  word: (refused: AppError) => string = ({ message }) => message,
): Response {
  if (!(error instanceof AppError)) throw error;
  const refusal: Refusal = { error: word(error), param: error.param ?? null };
  return Response.json(refusal, { status: error.status });
}
