import { maskUrl } from '#app/evidence/mask-url.ts';

/** An answer as it may be kept: as it went, but for the keys in addresses. */
export function maskAddresses(body: unknown): unknown {
  if (typeof body === 'string') return /^https?:\/\//.test(body) ? maskUrl(body) : body;
  if (Array.isArray(body)) return body.map(maskAddresses);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, maskAddresses(value)]));
}
