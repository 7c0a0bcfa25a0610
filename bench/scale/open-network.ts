import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import type { WorldNetwork } from '#sandbox/chaos/world/world-network.ts';

/** Names say whose they are: those of a process that is gone are swept away by the next one. */
const PREFIX = 'aisle';
/** Third number of the addresses 10.231.N.x, so that two runs at once do not share theirs. */
const NETWORKS = 200;

const ip = (...argv: string[]): string => execFileSync('ip', argv, { encoding: 'utf8', stdio: 'pipe' });

/**
 * A network namespace for each process, with an address of its own, on one bridge whose address is this machine's. It is
 * gone when this process ends, however it ends.
 * @throws Error where that is not allowed (it takes root and iproute2)
 */
export function openNetwork(names: readonly string[]): WorldNetwork {
  sweep();
  const own = `${PREFIX}${process.pid}`;
  const net = `10.231.${process.pid % NETWORKS}`;
  const [bridge, host] = [`${own}b`, `${net}.1`];
  process.once('exit', () => remove(own));
  try {
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('addr', 'add', `${host}/24`, 'dev', bridge);
    ip('link', 'set', bridge, 'up');
    names.forEach((_, index) => attach(`${own}n${index}`, bridge, `${net}.${index + 2}`));
  } catch (error) {
    remove(own);
    throw error;
  }
  const indexOf = (name: string) => names.indexOf(name);
  return {
    host,
    subnet: `${net}.0/24`,
    addressOf: (name) => `${net}.${indexOf(name) + 2}`,
    command: (name) => ['ip', 'netns', 'exec', `${own}n${indexOf(name)}`],
  };
}

/** A namespace with one cable to the bridge. */
function attach(namespace: string, bridge: string, address: string): void {
  ip('netns', 'add', namespace);
  ip('link', 'add', namespace, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
  ip('link', 'set', namespace, 'master', bridge, 'up');
  for (const argv of [
    ['addr', 'add', `${address}/24`, 'dev', 'eth0'],
    ['link', 'set', 'eth0', 'up'],
    ['link', 'set', 'lo', 'up'],
  ])
    ip('-n', namespace, ...argv);
}

/** Networks of processes that were killed. */
function sweep(): void {
  const owners = new Set(
    [...ip('-brief', 'link').matchAll(/^aisle(\d+)b\b/gm)].map(([, pid]) => Number(pid)),
  );
  for (const pid of owners) if (!fs.existsSync(`/proc/${pid}`)) remove(`${PREFIX}${pid}`);
}

/** Whatever of it there is; a cable goes with its namespace. */
function remove(own: string): void {
  const tryTo = (...argv: string[]) => {
    try {
      return ip(...argv);
    } catch {
      return '';
    }
  };
  const namespaces = tryTo('netns', 'list').match(new RegExp(`^${own}n\\d+`, 'gm')) ?? [];
  for (const namespace of namespaces) tryTo('netns', 'del', namespace);
  tryTo('link', 'del', `${own}b`);
}
