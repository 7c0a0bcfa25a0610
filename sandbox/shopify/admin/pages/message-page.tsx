/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { Layout, type Frame } from './layout.tsx';

const MessagePage: FC<{ frame: Frame; title: string; text: string }> = ({ frame, title, text }) => (
  <Layout frame={frame} title={title} section={null}>
    <div class="card empty">
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  </Layout>
);

/** The page for an address that is not there, or that only the real admin has. */
export function notFoundPage(frame: Frame) {
  return (
    <MessagePage
      frame={frame}
      title="Not found"
      text="There is nothing at this address, or it is a page of Shopify's admin that the simulator does not play."
    />
  );
}
