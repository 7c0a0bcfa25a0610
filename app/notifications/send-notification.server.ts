import type { AttentionItem, Notification, NotificationChannel, Order } from '#app/db/client/client.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Language } from '#app/kernel/language.ts';
import { sendRequest } from '#app/outbound/send-request.server.ts';
import type { Services } from '#app/services.server.ts';
import { adminUrl } from '#app/shops/admin-url.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { channelSecretContext } from './notification-channel.ts';
import {
  notificationBody,
  notificationMail,
  signNotification,
  type NotificationFacts,
} from './notification-message.ts';
import { MOST_ATTEMPTS } from './queue-notification.server.ts';
import { sendMail } from './send-mail.server.ts';

type Waiting = Notification & { channel: NotificationChannel };

/**
 * Sends one notification. What was settled before it could be sent is not told any more. It may arrive twice where the
 * reply was lost; its id is the same.
 * @throws Error when it was not taken: the job is repeated, a test but for once.
 */
export async function sendNotification(
  services: Services,
  { shopId, notificationId }: JobPayloads['send-notification'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const waiting = await scope?.db.notification.findUnique({
    where: { id: notificationId, shopId, state: 'waiting' },
    include: { channel: true },
  });
  if (!scope || !waiting) return;
  const where = { id: notificationId, shopId };
  const facts = await readFacts(scope, waiting);
  if (!facts) {
    await scope.db.notification.delete({ where });
    return;
  }
  const problem = await tell(scope, waiting, facts);
  const attempts = waiting.attempts + 1;
  const isOver = attempts >= (waiting.itemId === null ? 1 : MOST_ATTEMPTS);
  await scope.db.notification.update({
    where,
    data:
      problem === null
        ? { state: 'sent', sentAt: scope.clock(), attempts, lastError: null }
        : { state: isOver ? 'failed' : 'waiting', attempts, lastError: problem },
  });
  if (problem !== null && !isOver) throw new Error(`the notification was not taken: ${problem}`);
}

/** Null where what it is about is settled. */
async function readFacts(scope: ShopScope, waiting: Waiting): Promise<NotificationFacts | null> {
  const { id, kind, itemId, createdAt } = waiting;
  const { name, domain } = scope.shop;
  const shared = { id, kind, shop: { name, domain } };
  if (itemId === null)
    return { ...shared, at: createdAt, order: null, url: adminUrl(scope, '/app/settings') };
  const item = await scope.db.attentionItem.findUnique({
    where: { id: itemId, shopId: scope.shop.id, openKey: { not: null } },
  });
  if (!item) return null;
  const order = await orderOf(scope, item);
  const url = adminUrl(scope, order ? `/app/orders/${order.id}` : '/app/attention');
  return { ...shared, at: item.raisedAt, order, url };
}

function orderOf({ db, shop }: ShopScope, item: AttentionItem): Promise<Pick<Order, 'id' | 'name'> | null> {
  if (item.orderId === null) return Promise.resolve(null);
  const where = { id: item.orderId, shopId: shop.id };
  return db.order.findUnique({ where, select: { id: true, name: true } });
}

/** @returns why it was not taken; null: it was */
async function tell(
  scope: ShopScope,
  { channel }: Waiting,
  facts: NotificationFacts,
): Promise<string | null> {
  if (channel.kind === 'email') {
    const mail = notificationMail(facts, translatorFor(channel.language as Language));
    const host = new URL(scope.env.SHOPIFY_APP_URL).hostname;
    return sendMail(scope.env, { ...mail, to: channel.address, messageId: `<${facts.id}@${host}>` });
  }
  const body = notificationBody(facts);
  const secret = scope.secrets.open(channel.sealedSecret ?? '', channelSecretContext(channel.id));
  const { status, error } = await sendRequest(scope, {
    method: 'POST',
    url: channel.address,
    body,
    headers: {
      'Content-Type': 'application/json',
      'Aisle-Signature': signNotification(body, secret, scope.clock()),
      'Request-Id': facts.id,
    },
  });
  if (status !== null && status >= 200 && status < 300) return null;
  return status === null ? (error ?? 'no answer') : `the address answered ${status}`;
}
