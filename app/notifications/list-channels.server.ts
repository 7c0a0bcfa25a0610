import type { Notification } from '#app/db/client/client.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ChannelKind } from './notification-channel.ts';
import type { NotificationTopic } from './notification-topic.ts';

/** What the page shows of each channel's past. */
const MOST_SHOWN = 5;

export interface ListedChannel {
  kind: ChannelKind;
  address: string;
  topics: NotificationTopic[];
  language: Language;
  /** The newest first. */
  latest: Pick<Notification, 'id' | 'kind' | 'state' | 'attempts' | 'lastError' | 'createdAt' | 'sentAt'>[];
}

/** Where this shop's staff are told, and how the last notifications fared. Never a secret. */
export async function listChannels({ db, shop }: ShopScope): Promise<ListedChannel[]> {
  const rows = await db.notificationChannel.findMany({
    where: { shopId: shop.id },
    orderBy: { kind: 'asc' },
    include: { notifications: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST_SHOWN } },
  });
  return rows.map(({ kind, address, topics, language, notifications }) => ({
    kind: kind as ChannelKind,
    address,
    topics: topics as NotificationTopic[],
    language: language as Language,
    latest: notifications,
  }));
}
