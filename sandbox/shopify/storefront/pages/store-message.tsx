/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { StoreLayout } from './store-layout.tsx';

/** A page that says why there is no checkout. */
export const StoreMessage: FC<{ shopName: string; title: string; text: string }> = ({
  shopName,
  title,
  text,
}) => (
  <StoreLayout shopName={shopName} title={title}>
    <div class="card empty">
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  </StoreLayout>
);
