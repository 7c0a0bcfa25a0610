import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { newHostKey } from './sftp/start-sftp-server.ts';

/** What a connection's agent is given, once. */
export interface AgentAccess {
  apiKey: string;
  eventSecret: string;
  signingSecret: string;
}

/** What a sandbox remembers between starts: secrets that the app itself keeps only sealed or hashed. */
export interface SandboxMemory {
  encryptionKeys: string;
  /** The catalogue files the demo shop was filled with. */
  catalogFiles: string[];
  agent?: AgentAccess;
  /** Of a second agent, whose buyers pay in the shop. */
  handOffAgent?: AgentAccess;
  /** Of a third, which buys through Stripe. */
  platformAgent?: AgentAccess;
  /** The SFTP server's, PEM: whoever has agreed on its fingerprint finds the same one again. */
  sftpKey: string;
  save(): void;
}

/**
 * Reads (or begins) the memory of the sandbox in `directory`.
 * @throws Error when that sandbox was filled with another catalogue: a shop is not silently replaced.
 */
export function readMemory(directory: string, catalogFiles: string[]): SandboxMemory {
  const file = path.join(directory, 'memory.json');
  const wanted = catalogFiles.map((name) => path.resolve(name)).sort();
  const stored = fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<SandboxMemory>)
    : null;
  if (stored && catalogFiles.length > 0 && JSON.stringify(stored.catalogFiles) !== JSON.stringify(wanted)) {
    throw new Error(
      `${directory} already holds a shop with another catalogue. Start with --fresh to replace it, or with --ephemeral.`,
    );
  }
  const memory: SandboxMemory = {
    encryptionKeys: stored?.encryptionKeys ?? `sandbox:${randomBytes(32).toString('base64')}`,
    catalogFiles: stored?.catalogFiles ?? wanted,
    agent: stored?.agent,
    handOffAgent: stored?.handOffAgent,
    platformAgent: stored?.platformAgent,
    sftpKey: stored?.sftpKey ?? newHostKey(),
    save: () => fs.writeFileSync(file, JSON.stringify(memory, null, 2), { mode: 0o600 }),
  };
  return memory;
}
