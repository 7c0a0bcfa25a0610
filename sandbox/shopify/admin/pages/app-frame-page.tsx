/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { Layout, type Frame } from './layout.tsx';

interface AppFramePageProps {
  frame: Frame;
  /** The app's page with the launch parameters. */
  src: string;
}

/** The embedded app in its iframe, with the bars App Bridge fills from inside. */
export const AppFramePage: FC<AppFramePageProps> = ({ frame, src }) => (
  <Layout frame={frame} title={frame.app.name} section="app" bare>
    <div class="app-bar">
      <span class="icon" />
      <span class="title" id="app-title">
        {frame.app.name}
      </span>
      <span class="actions" id="app-actions" />
    </div>
    <div class="loading-bar" id="app-loading" />
    <iframe
      id="app-frame"
      name="app-frame"
      title={frame.app.name}
      data-src={src}
      data-app-handle={frame.app.handle}
      allow="clipboard-write"
    />
    <div class="toasts" id="app-toasts" role="status" aria-live="polite" />
    <script src="/assets/admin-frame.js" />
  </Layout>
);
