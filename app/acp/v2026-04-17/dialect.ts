import type { AcpDialect } from '../dialect.ts';
import { orderEvent } from './order-event.ts';
import { parseCancel, parseComplete, parseCreate, parseUpdate } from './parse-requests.ts';
import { sessionResponse } from './session-response.ts';
import { VERSION } from './version.ts';

/** ACP 2026-04-17. */
export const v20260417: AcpDialect = {
  version: VERSION,
  parseCreate,
  parseUpdate,
  parseComplete,
  parseCancel,
  session: sessionResponse,
  orderEvent,
};
