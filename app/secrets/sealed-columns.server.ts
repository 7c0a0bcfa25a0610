import { connectionSecretContext } from '#app/agents/connection-secret.ts';
import { tokenContext } from '#app/checkout/purchase/purchase-record.ts';
import { attributionContext } from '#app/checkout/buyer/attribution-seal.server.ts';
import { feedTokenContext } from '#app/feeds/delivery/api/feed-api.ts';
import { sftpSecretContext } from '#app/feeds/delivery/sftp/sftp-target.ts';
import { channelSecretContext } from '#app/notifications/notification-channel.ts';
import { signingSecretContext, stripeKeyContext } from '#app/payments/account/account-secrets.ts';
import { requestEmailContext } from '#app/privacy/privacy-request.ts';
import { sessionContext } from '#app/shopify/session-storage.server.ts';

/** Where a sealed text stands, and what it is sealed to. */
export interface SealedColumn {
  table: string;
  /** The primary key. */
  key: string;
  column: string;
  /** Where the column is JSON: where in it. */
  path?: readonly string[];
  /** Further columns that `context` reads. */
  reads?: readonly string[];
  context(row: Record<string, string>): string;
}

/** Every column that holds sealed text; a test finds those that are forgotten. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'shopify_sessions', key: 'id', column: 'sealed', context: ({ id }) => sessionContext(id!) },
  {
    ...{ table: 'payment_accounts', key: 'id', column: 'sealed_secret_key', reads: ['shop_id', 'mode'] },
    context: ({ shop_id, mode }) => stripeKeyContext(shop_id!, mode!),
  },
  ...(['sealed_webhook_secret', 'sealed_previous_webhook_secret'] as const).map((column) => ({
    ...{ table: 'payment_accounts', key: 'id', column },
    context: ({ id }: Record<string, string>) => signingSecretContext(id!, 'webhook'),
  })),
  {
    ...{ table: 'payment_accounts', key: 'id', column: 'sealed_hook_secret' },
    context: ({ id }) => signingSecretContext(id!, 'hook'),
  },
  {
    ...{ table: 'agent_connections', key: 'id', column: 'sealed_event_secret' },
    context: ({ id }) => connectionSecretContext(id!, 'event'),
  },
  {
    ...{ table: 'event_endpoints', key: 'connection_id', column: 'sealed_previous_secret' },
    context: ({ connection_id }) => connectionSecretContext(connection_id!, 'event'),
  },
  {
    ...{ table: 'agent_signing_keys', key: 'id', column: 'sealed_key', reads: ['connection_id'] },
    context: ({ connection_id }) => connectionSecretContext(connection_id!, 'signing'),
  },
  {
    ...{ table: 'feed_destinations', key: 'id', column: 'sealed_secret', reads: ['kind'] },
    context: ({ id, kind }) => (kind === 'sftp' ? sftpSecretContext(id!) : feedTokenContext(id!)),
  },
  {
    ...{ table: 'notification_channels', key: 'id', column: 'sealed_secret' },
    context: ({ id }) => channelSecretContext(id!),
  },
  {
    ...{ table: 'privacy_requests', key: 'id', column: 'sealed_email' },
    context: ({ id }) => requestEmailContext(id!),
  },
  {
    ...{ table: 'purchases', key: 'session_id', column: 'sealed_token' },
    context: ({ session_id }) => tokenContext(session_id!),
  },
  ...(['first', 'last'] as const).map((touch) => ({
    ...{ table: 'checkout_sessions', key: 'id', column: 'state' },
    path: ['attribution', touch, 'sealedToken'],
    context: ({ id }: Record<string, string>) => attributionContext(id!),
  })),
];
