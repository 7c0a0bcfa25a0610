import type { AcpDialect } from '../dialect.ts';
import { v20251212 } from '../v2025-12-12/dialect.ts';
import { sessionResponse } from './session-response.ts';

/** ACP 2026-01-16: requests as in 2025-12-12. */
export const v20260116: AcpDialect = {
  ...v20251212,
  version: '2026-01-16',
  session: sessionResponse,
  completion: sessionResponse,
};
