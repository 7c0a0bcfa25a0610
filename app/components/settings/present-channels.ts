import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { attentionWords } from '#app/components/attention/attention-words.ts';
import type { ListedChannel } from '#app/notifications/list-channels.server.ts';

/** A channel as the page shows it: text only. */
export interface ChannelView extends Pick<ListedChannel, 'kind' | 'address' | 'topics'> {
  latest: { id: string; what: string; at: string; state: string; error: string | null }[];
}

/** Puts a channel and what was sent there into words. */
export function presentChannel(
  { kind, address, topics, latest }: ListedChannel,
  reader: Reader,
): ChannelView {
  const { t } = reader;
  return {
    ...{ kind, address, topics },
    latest: latest.map((one) => ({
      id: one.id,
      what: one.kind === 'test' ? t('common.test') : attentionWords(one, t).title,
      at: formatTime(one.sentAt ?? one.createdAt, reader),
      state: t(`settings.notifications.states.${one.state as 'waiting'}`, { attempts: one.attempts }),
      error: one.lastError,
    })),
  };
}
