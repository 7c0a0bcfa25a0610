import { CHANNEL, readEnvelope, type AdminMessage, type AppMessage } from '../messages.ts';

type Handler = (message: AdminMessage) => void;
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** The line from the app's page to the admin page that frames it. Only that page, at that origin, is spoken to. */
export class AdminChannel {
  private readonly handlers: Handler[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(private readonly adminOrigin: string) {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || event.origin !== adminOrigin) return;
      const message = readEnvelope<AdminMessage>(event.data);
      if (message) this.receive(message);
    });
  }

  /** Whether the page is framed at all. */
  get framed(): boolean {
    return window.parent !== window;
  }

  send(message: AppMessage): void {
    if (this.framed) window.parent.postMessage({ channel: CHANNEL, ...message }, this.adminOrigin);
  }

  /** Asks the admin and waits for its answer. Rejects if it refuses, or if nobody frames this page. */
  request(what: 'id-token' | 'scopes'): Promise<unknown> {
    if (!this.framed) return Promise.reject(new Error('App Bridge: this page is not embedded in the admin'));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ kind: 'request', id, what });
    });
  }

  onMessage(handler: Handler): void {
    this.handlers.push(handler);
  }

  private receive(message: AdminMessage): void {
    if (message.kind === 'reply' || message.kind === 'refusal') {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.kind === 'reply') waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.reason));
      return;
    }
    for (const handler of this.handlers) handler(message);
  }
}
