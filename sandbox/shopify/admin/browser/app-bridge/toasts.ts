import type { AdminChannel } from './admin-channel.ts';

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

/** `shopify.toast`: the admin shows them; clicks come back to the callbacks given. */
export function createToasts(channel: AdminChannel) {
  const shown = new Map<string, ToastOptions>();
  let count = 0;
  channel.onMessage((message) => {
    if (message.kind === 'toast-action') shown.get(message.id)?.onAction?.();
    if (message.kind === 'toast-dismiss') {
      shown.get(message.id)?.onDismiss?.();
      shown.delete(message.id);
    }
  });
  return {
    show(message: string, options: ToastOptions = {}): string {
      count += 1;
      const id = `toast-${count}`;
      shown.set(id, options);
      const { duration = 5000, isError = false, action = null } = options;
      channel.send({ kind: 'toast', id, message, isError, action, duration });
      return id;
    },
    hide(id: string): void {
      channel.send({ kind: 'toast-hide', id });
    },
  };
}
