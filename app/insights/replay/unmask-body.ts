import { MASK } from '../bodies/mask-body.ts';
import { DEMO_PLACE, DEMO_VALUES } from './demo-values.ts';

/**
 * A masked request as it can be sent again: what was masked is the demo buyer's, or left out where that has nothing of
 * the kind.
 */
export function unmaskBody(body: unknown, name = ''): unknown {
  if (body === MASK) return Object.hasOwn(DEMO_VALUES, name) ? DEMO_VALUES[name] : undefined;
  if (Array.isArray(body))
    return body.map((child) => unmaskBody(child, name)).filter((child) => child !== undefined);
  if (typeof body !== 'object' || body === null) return body;
  const entries = Object.entries(body);
  const left = entries.flatMap(([key, child]) => {
    const value = unmaskBody(child, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  if (left.length === 0 && entries.length > 0) return undefined;
  return { ...Object.fromEntries(left), ...('line_one' in body && DEMO_PLACE) };
}
