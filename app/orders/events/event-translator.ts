import type { Language } from '#app/kernel/language.ts';
import type { AgentOrder } from '../agent-order.ts';

/** An event as the domain has it. */
export interface OrderEventToTell {
  type: 'order_create' | 'order_update';
  orderId: string;
  sessionId: string;
  order: AgentOrder;
  /** What the order's session was led in. */
  language: Language;
}

/** Who signs, with which of the secrets that are shared with the agent, and when. */
export interface EventSignature {
  shopName: string;
  secret: string;
  at: Date;
}

/**
 * Puts an event into the words of the agent's protocol version and signs it. The domain knows no wire shape; a skin
 * passes this in.
 */
export type EventTranslator = (
  apiVersion: string,
  event: OrderEventToTell,
  signer: EventSignature,
) => { body: string; headers: Record<string, string> };
