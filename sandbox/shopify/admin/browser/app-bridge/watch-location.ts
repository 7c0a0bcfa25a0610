import type { AdminChannel } from './admin-channel.ts';

/** Parameters that belong to the launch, not to the app's own address. */
const LAUNCH_PARAMETERS = ['embedded', 'shop', 'host', 'id_token', 'locale', 'session', 'hmac', 'timestamp'];

/** Tells the admin at which of its pages the app is, so that the outer address follows and can be reloaded. */
export function watchLocation(channel: AdminChannel): void {
  const report = () => {
    const url = new URL(window.location.href);
    for (const name of LAUNCH_PARAMETERS) url.searchParams.delete(name);
    channel.send({ kind: 'location', path: url.pathname + url.search });
  };
  for (const method of ['pushState', 'replaceState'] as const) {
    const plain = window.history[method].bind(window.history);
    window.history[method] = (...args) => {
      plain(...args);
      report();
    };
  }
  window.addEventListener('popstate', report);
  report();
}
