import type { Context } from 'hono';
import { isAcpVersion } from '#app/agents/acp-versions.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { answerError, unknownPath } from './answer-error.ts';
import { dialectOf, type AcpDialect } from '../dialect.ts';

/**
 * The answer to a method that a path does not have: 405 with `Allow` (RFC 9110, section 15.5.6), or 404 where the
 * caller's version has no such path.
 * @param allow e.g. `GET, HEAD, POST`.
 */
export function refuseMethod(allow: string, isThere: (dialect: AcpDialect) => boolean = () => true) {
  return (c: Context): Response => {
    const header = c.req.header('api-version');
    const version = isAcpVersion(header) ? header : undefined;
    if (version && !isThere(dialectOf(version))) return answerError(unknownPath(), version);
    const error = new AppError('method_not_allowed', onlyPossible(allow.split(', ')));
    const response = answerError(error, version);
    response.headers.set('Allow', allow);
    return response;
  };
}

function onlyPossible(methods: string[]): string {
  const names = new Intl.ListFormat('en-GB').format(methods); // en-GB: no comma before "and"
  return `Only ${names} ${methods.length === 1 ? 'is' : 'are'} possible here.`;
}
