/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx';
import { formatEnum } from '../format.ts';

const GOOD = new Set(['ACTIVE', 'PAID', 'FULFILLED', 'SUCCESS', 'DELIVERED', 'LOW']);
const WARN = new Set([
  'DRAFT',
  'PENDING',
  'AUTHORIZED',
  'UNFULFILLED',
  'ON_HOLD',
  'PARTIALLY_FULFILLED',
  'PARTIALLY_PAID',
  'PARTIALLY_REFUNDED',
  'MEDIUM',
]);
const BAD = new Set(['CANCELLED', 'VOIDED', 'FAILURE', 'ERROR', 'HIGH', 'SOLD_OUT']);

/** A status word in its colour. */
export const Badge: FC<{ status: string }> = ({ status }) => {
  const tone = GOOD.has(status) ? ' good' : WARN.has(status) ? ' warn' : BAD.has(status) ? ' bad' : '';
  return <span class={`badge${tone}`}>{formatEnum(status)}</span>;
};

/** What happened to the last form: a notice, or what Shopify refused. */
export const Banner: FC<{ notice?: string | null; error?: string | null }> = ({ notice, error }) => (
  <>
    {error ? (
      <div class="banner bad" role="alert">
        {error}
      </div>
    ) : null}
    {notice ? (
      <div class="banner" role="status">
        {notice}
      </div>
    ) : null}
  </>
);

/** A titled box. */
export const Card: FC<{ title?: string; children?: Child }> = ({ title, children }) => (
  <section class="card">
    {title ? <h2>{title}</h2> : null}
    {children}
  </section>
);

/** Term and value pairs; pairs without a value are left out. */
export const Pairs: FC<{ pairs: [term: string, value: Child][] }> = ({ pairs }) => (
  <dl class="pairs">
    {pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([term, value]) => (
        <>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </>
      ))}
  </dl>
);

/** Links to the neighbouring pages of a long list. */
export const Pages: FC<{ page: number; pageCount: number }> = ({ page, pageCount }) =>
  pageCount <= 1 ? null : (
    <div class="pages">
      {page > 1 ? <a href={`?page=${page - 1}`}>Previous</a> : null}
      <span class="muted">
        Page {page} of {pageCount}
      </span>
      {page < pageCount ? <a href={`?page=${page + 1}`}>Next</a> : null}
    </div>
  );
