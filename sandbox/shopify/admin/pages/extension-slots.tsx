/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { UiExtension } from '#sandbox/shopify/extensions/read-ui-extensions.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { Card } from './parts.tsx';

interface SlotsProps {
  extensions: UiExtension[];
  /** The app's handle. */
  app: string;
  /** Of what the page shows; null: what is ticked in its list. */
  id: string | null;
}

/** What the app adds to a page: its actions as buttons, its blocks as cards. */
export const ExtensionSlots: FC<SlotsProps> = ({ extensions, app, id }) => {
  const isBlock = ({ target }: UiExtension) => target.endsWith('.block.render');
  const slot = (extension: UiExtension) => ({
    'data-extension': extension.handle,
    'data-kind': isBlock(extension) ? 'block' : 'action',
    'data-condition': extension.condition === null ? undefined : '',
    'data-admin-path': STORE_PATH,
    'data-app': app,
    'data-ids': id ?? undefined,
  });
  return (
    <>
      {extensions
        .filter((one) => !isBlock(one))
        .map((extension) => (
          <div {...slot(extension)}>
            <button type="button" hidden>
              {extension.name}
            </button>
            <dialog class="extension">
              <iframe title={extension.name} />
            </dialog>
          </div>
        ))}
      {extensions.filter(isBlock).map((extension) => (
        <Card>
          <div {...slot(extension)}>
            <iframe class="extension" title={extension.name} />
          </div>
        </Card>
      ))}
      {extensions.length > 0 ? <script src="/assets/extension-frames.js" /> : null}
    </>
  );
};
