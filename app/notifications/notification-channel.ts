import { z } from 'zod';
import { addressProblem } from '#app/outbound/address-problem.ts';
import { LANGUAGES } from '#app/kernel/language.ts';
import type { Env } from '#app/kernel/env.server.ts';
import { NOTIFICATION_TOPICS } from './notification-topic.ts';

export const CHANNEL_KINDS = ['email', 'webhook'] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What staff give of a channel. */
export const channelInput = z.object({
  kind: z.enum(CHANNEL_KINDS),
  address: z.string().trim().max(2000),
  topics: z.array(z.enum(NOTIFICATION_TOPICS)).min(1),
  language: z.enum(LANGUAGES),
});

export type ChannelInput = z.output<typeof channelInput>;

/** Whether an address can be written to, as far as it tells itself. Names are resolved, and judged, with each request. */
export function isUsableAddress(env: Pick<Env, 'SANDBOX'>, kind: ChannelKind, address: string): boolean {
  if (kind === 'email') return z.email().max(254).safeParse(address).success;
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && addressProblem(url, env) === null;
}

/** Where a webhook's secret is sealed to. */
export const channelSecretContext = (channelId: string) => `notification_channels:${channelId}:secret`;
