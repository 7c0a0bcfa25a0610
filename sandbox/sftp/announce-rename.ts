import type { SFTPWrapper } from 'ssh2';

const RENAME = 'posix-rename@openssh.com';
/** SSH_FXP_VERSION (draft-ietf-secsh-filexfer-02, section 4). */
const VERSION = 2;

/** What of the library's channel is looked at. */
interface Channel {
  _protocol: { channelData(id: number, data: Buffer): void };
}

/**
 * Has a server announce OpenSSH's rename that replaces, as OpenSSH's own does in its first packet. The library's server
 * carries the request out but cannot announce it: its first packet is a constant.
 */
export function announceRename(sftp: SFTPWrapper): void {
  const channel = sftp as unknown as Channel;
  const protocol = channel._protocol;
  channel._protocol = Object.create(protocol, {
    channelData: {
      value(id: number, data: Buffer) {
        const isVersion = data[4] === VERSION && data.length === 9;
        protocol.channelData(id, isVersion ? versionWith(RENAME, '1') : data);
      },
    },
  }) as Channel['_protocol'];
}

function versionWith(name: string, value: string): Buffer {
  const text = (word: string) => Buffer.concat([uint32(word.length), Buffer.from(word)]);
  const body = Buffer.concat([Buffer.from([VERSION]), uint32(3), text(name), text(value)]);
  return Buffer.concat([uint32(body.length), body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
