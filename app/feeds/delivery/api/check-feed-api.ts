import { AppError } from '#app/kernel/app-error.ts';
import { addressProblem } from '#app/outbound/address-problem.ts';
import type { FeedFormatId } from '../../feed-format.ts';
import type { FeedApiKind } from './feed-api.ts';

/** The feed API of an agent platform, as it gave it to the merchant. */
export interface FeedApiTarget {
  kind: FeedApiKind;
  /** What comes before `/product_feeds` or `/feeds`. */
  url: string;
  /** Bearer token. */
  token: string;
}

/**
 * Judges where products are to be pushed. Each call judges the address anew.
 * @throws AppError `invalid`
 */
export function checkFeedApi(
  { env }: { env: { SANDBOX: boolean } },
  format: FeedFormatId,
  target: FeedApiTarget,
): FeedApiTarget {
  const invalid = (param: string, problem: string) =>
    new AppError('invalid', `${param}: ${problem}`, { param });
  if (format !== 'acp') throw invalid('format', 'a feed API takes ACP’s products');
  if (!/^[\x21-\x7e]{8,4096}$/.test(target.token)) throw invalid('token', 'is no bearer token');
  let url: URL;
  try {
    url = new URL(target.url);
  } catch {
    throw invalid('url', 'is no address');
  }
  const problem = addressProblem(url, env);
  if (problem) throw invalid('url', problem);
  if (url.search) throw invalid('url', 'must not carry a query');
  return target;
}
