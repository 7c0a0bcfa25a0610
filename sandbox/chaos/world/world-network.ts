import fs from 'node:fs';
import path from 'node:path';

/** Where the app's processes run, if not on this machine's loopback: each at an address of its own. */
export interface WorldNetwork {
  /** Of this machine: where PostgreSQL and the simulators are reached. */
  host: string;
  /** All of its addresses, as PostgreSQL writes them. */
  subnet: string;
  /** Of a process, by its name. */
  addressOf(name: string): string;
  /** What a process's command begins with. */
  command(name: string): string[];
}

/** The address of everything without a network. */
export const LOOPBACK = '127.0.0.1';

/** Settings by which PostgreSQL listens in the network as well and asks for the same password there. */
export function postgresSettings(network: WorldNetwork | undefined, directory: string): string[] {
  if (!network) return [];
  const file = path.join(directory, 'pg_hba.conf');
  const rules = [`${LOOPBACK}/32`, network.subnet].map((from) => `host all all ${from} scram-sha-256\n`);
  fs.writeFileSync(file, rules.join(''));
  return [`listen_addresses=${LOOPBACK},${network.host}`, `hba_file=${file}`];
}

/** The same URL for somebody in the network. */
export function reachedFrom(network: WorldNetwork | undefined, url: string): string {
  if (!network) return url;
  const inside = new URL(url);
  inside.hostname = network.host;
  return inside.href;
}
