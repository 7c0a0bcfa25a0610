import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

/** What a route's file has to be asked for. */
export interface PageModule {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
}

/** What Remix passes to a loader or action. */
export const pageArgs = (request: Request, params: Record<string, string> = {}) => ({
  request,
  params,
  context: {},
});

/** What a loader or action gives, or the response it throws. */
export const outcome = (run: Promise<unknown>): Promise<unknown> => run.catch((thrown: unknown) => thrown);
