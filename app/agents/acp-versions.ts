/**
 * The versions of the Agentic Commerce Protocol that an agent may speak, newest first, as version errors list them.
 * `2025-09-12` is what OpenAI's own pages say; the others are the protocol's releases.
 */
export const ACP_VERSIONS = [
  '2026-04-17',
  '2026-01-30',
  '2026-01-16',
  '2025-12-12',
  '2025-09-29',
  '2025-09-12',
] as const;

export type AcpVersion = (typeof ACP_VERSIONS)[number];

/** What OpenAI's own pages say; no release of the protocol. */
export const OPENAI_VERSION: AcpVersion = '2025-09-12';

/** Spoken where nobody asked for a version. */
export const NEWEST_VERSION: AcpVersion = ACP_VERSIONS[0];

/** Whether it is one of them. */
export function isAcpVersion(version: string | undefined): version is AcpVersion {
  return ACP_VERSIONS.some((known) => known === version);
}
