import { JournalStore, type Collection } from '#sandbox/store/journal-store.ts';
import type {
  AccessTokenRecord,
  BulkOperationRecord,
  ChannelRecord,
  CustomerRecord,
  DiscountRecord,
  DraftOrderRecord,
  FlowActionRecord,
  FlowTriggerRecord,
  InstallationRecord,
  MetafieldDefinitionRecord,
  OrderRecord,
  ProductFeedRecord,
  ProductRecord,
  ShopRecord,
  VariantRecord,
  WebhookDeliveryRecord,
} from './records.ts';

/** One simulated shop's whole state. */
export interface ShopifyState {
  store: JournalStore;
  shops: Collection<ShopRecord>;
  products: Collection<ProductRecord>;
  variants: Collection<VariantRecord>;
  customers: Collection<CustomerRecord>;
  orders: Collection<OrderRecord>;
  draftOrders: Collection<DraftOrderRecord>;
  discounts: Collection<DiscountRecord>;
  metafieldDefinitions: Collection<MetafieldDefinitionRecord>;
  installations: Collection<InstallationRecord>;
  channels: Collection<ChannelRecord>;
  productFeeds: Collection<ProductFeedRecord>;
  tokens: Collection<AccessTokenRecord>;
  bulkOperations: Collection<BulkOperationRecord>;
  webhooks: Collection<WebhookDeliveryRecord>;
  flowTriggers: Collection<FlowTriggerRecord>;
  flowActions: Collection<FlowActionRecord>;
  /** The next number of a resource type: `gid(state, 'Order')` → `gid://shopify/Order/5001`. */
  gid(type: string): string;
}

/** Opens the state kept in `file`, or an empty one in memory for `null`. */
export function openShopifyState(file: string | null): ShopifyState {
  const store = new JournalStore(file);
  const counters = store.collection<{ id: string; last: number }>('counters');
  return {
    store,
    shops: store.collection('shops'),
    products: store.collection('products'),
    variants: store.collection('variants'),
    customers: store.collection('customers'),
    orders: store.collection('orders'),
    draftOrders: store.collection('draftOrders'),
    discounts: store.collection('discounts'),
    metafieldDefinitions: store.collection('metafieldDefinitions'),
    installations: store.collection('installations'),
    channels: store.collection('channels'),
    productFeeds: store.collection('productFeeds'),
    tokens: store.collection('tokens'),
    bulkOperations: store.collection('bulkOperations'),
    webhooks: store.collection('webhooks'),
    flowTriggers: store.collection('flowTriggers'),
    flowActions: store.collection('flowActions'),
    gid(type) {
      const last = (counters.get(type)?.last ?? 1000) + 1;
      counters.put({ id: type, last });
      return `gid://shopify/${type}/${last}`;
    },
  };
}
