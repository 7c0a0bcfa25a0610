import { createHmac } from 'node:crypto';
import type { Translate } from '#app/i18n/translate.ts';
import { topicOf } from './notification-topic.ts';

/** What a notification is about; no buyer data. */
export interface NotificationFacts {
  id: string;
  /** attention/attention-kind.ts, or `test` */
  kind: string;
  shop: { name: string; domain: string };
  /** When it was raised. */
  at: Date;
  /** Where staff see it. */
  url: string;
  /** The order that it is about, where there is one. */
  order: { id: string; name: string } | null;
}

/** The e-mail: a line that says what it is about, and where to look. */
export function notificationMail(
  { kind, shop, order, url }: NotificationFacts,
  t: Translate,
): { subject: string; text: string } {
  const what = t(`settings.mail.${kind === 'test' ? 'test' : topicOf(kind)}`);
  const subject = t('settings.mail.subject', { shop: shop.name || shop.domain, what });
  const lines = [
    what,
    order && t('settings.mail.order', { name: order.name }),
    t('settings.mail.look', { url }),
    t('settings.mail.why'),
  ];
  return { subject, text: `${lines.filter(Boolean).join('\n\n')}\n` };
}

/** The body that a webhook is sent. */
export function notificationBody({ id, kind, shop, at, url, order }: NotificationFacts): string {
  const topic = kind === 'test' ? 'test' : topicOf(kind);
  return JSON.stringify({ id, topic, kind, shop: shop.domain, raised_at: at.toISOString(), order, url });
}

/** `t=SECONDS,v1=HEX`: HMAC-SHA256 over `SECONDS.BODY`, as Stripe signs its webhooks. */
export function signNotification(body: string, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
