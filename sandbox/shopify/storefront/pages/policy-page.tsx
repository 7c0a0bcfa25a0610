/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { raw } from 'hono/html';
import type { ShopPolicyRecord } from '#sandbox/shopify/state/records.ts';
import { StoreLayout } from './store-layout.tsx';

/** A policy as the shop's buyers read it. */
export const PolicyPage: FC<{ shopName: string; policy: ShopPolicyRecord }> = ({ shopName, policy }) => (
  <StoreLayout shopName={shopName} title={policy.title}>
    <div class="card">
      <h1>{policy.title}</h1>
      {raw(policy.body)}
    </div>
  </StoreLayout>
);
