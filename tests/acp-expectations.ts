import type { AcpVersion } from '#app/agents/acp-versions.ts';

/** What the documents of each version say; see docs/acp-notes.md. */
export interface AcpExpectations {
  /** Status of complete. */
  completed: number;
  conflict: [status: number, code: string];
  /** Create without an Idempotency-Key. */
  withoutKey: [status: number, code?: string];
  addressPath: string;
  itemsPath: string;
  paymentPath: string;
  tokenPath: string;
  /** The message when more is asked for than there is. */
  tooMany: [code: string, path: string];
  /** Status of a session whose buyer must authenticate, and where its message points to. */
  authentication: [status: string, path: string];
  /** Status of a session that must be paid in the shop. */
  handOff: string;
  events: [created: string, updated: string];
  /** How an event tells a refund whose money is not known to be back. */
  pendingRefund: object;
  /** And one whose money is. */
  completedRefund: object;
  signatureHeader: string;
}

const NEWEST: AcpExpectations = {
  completed: 200,
  conflict: [422, 'idempotency_conflict'],
  withoutKey: [400, 'idempotency_key_required'],
  addressPath: '$.fulfillment_details.address',
  itemsPath: '$.line_items',
  paymentPath: '$.payment_data.instrument',
  tokenPath: '$.payment_data.instrument.credential.token',
  tooMany: ['quantity_exceeded', '$.line_items[0].quantity'],
  authentication: ['authentication_required', '$.authentication_result'],
  handOff: 'requires_escalation',
  events: ['order_create', 'order_update'],
  pendingRefund: { adjustments: [{ type: 'refund', status: 'pending' }] },
  completedRefund: { adjustments: [{ type: 'refund', status: 'completed' }] },
  signatureHeader: 'merchant-signature',
};
const BEFORE_2026_04: AcpExpectations = {
  ...NEWEST,
  conflict: [409, 'idempotency_conflict'],
  withoutKey: [201],
  pendingRefund: { refunds: [] },
  completedRefund: { refunds: [{ type: 'original_payment' }] },
};
const BEFORE_2026_01_30: AcpExpectations = {
  ...BEFORE_2026_04,
  itemsPath: '$.items',
  paymentPath: '$.payment_data.token',
  tokenPath: '$.payment_data.token',
  tooMany: ['invalid', '$.line_items[0].item.quantity'],
  handOff: 'not_ready_for_payment',
};
const FIRST: AcpExpectations = {
  ...BEFORE_2026_01_30,
  addressPath: '$.fulfillment_address',
  authentication: ['ready_for_payment', '$.payment_data'],
};
export const ACP_EXPECTATIONS: Record<AcpVersion, AcpExpectations> = {
  '2026-04-17': NEWEST,
  '2026-01-30': BEFORE_2026_04,
  '2026-01-16': BEFORE_2026_01_30,
  '2025-12-12': BEFORE_2026_01_30,
  '2025-09-29': FIRST,
  '2025-09-12': {
    ...FIRST,
    completed: 201,
    conflict: [409, 'request_not_idempotent'],
    events: ['order_created', 'order_updated'],
    signatureHeader: 'demo_shop-signature',
  },
};
