/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { isOnChannel } from '#sandbox/shopify/channels/is-on-channel.ts';
import type { ChannelRecord, ProductRecord } from '#sandbox/shopify/state/records.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { numericId } from '../format.ts';
import { Card } from './parts.tsx';

/** A channel with what its specification calls it. */
export interface ProductChannel {
  channel: ChannelRecord;
  label: string;
}

interface ProductChannelsProps {
  product: ProductRecord;
  channels: ProductChannel[];
}

/** The app's sales channels: whether the product is on each, and the button to change that. */
export const ProductChannels: FC<ProductChannelsProps> = ({ product, channels }) => (
  <Card title="Sales channels">
    {channels.length === 0 ? <p class="muted">The app has connected no channel.</p> : null}
    {channels.map(({ channel, label }) => {
      const isOff = product.offChannels?.includes(channel.id) ?? false;
      const path = `${STORE_PATH}/products/${numericId(product.id)}/channels/${numericId(channel.id)}`;
      return (
        <form method="post" action={path}>
          <strong>{label}</strong> <span class="muted">{channel.accountName}</span>
          <p class="small">
            {isOff ? 'Taken off' : isOnChannel(product, channel) ? 'Published' : 'Once active'}
          </p>
          <input type="hidden" name="published" value={String(isOff)} />
          <button type="submit" aria-label={`${isOff ? 'Put on' : 'Take off'} ${label}`}>
            {isOff ? 'Put on' : 'Take off'}
          </button>
        </form>
      );
    })}
  </Card>
);
