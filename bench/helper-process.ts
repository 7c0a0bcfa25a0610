import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of a bench's own, which is asked one thing at a time. */
export interface HelperProcess {
  pid: number;
  /** The answer to a message. @throws Error with what went wrong there, or that it has ended */
  ask<T>(message: object): Promise<T>;
  /** The first message that it sends by itself. */
  first<T>(): Promise<T>;
  stop(): void;
}

type Answer = { result?: unknown; error?: string };

/** Starts a TypeScript file as a process that knows this one's environment and `env`. */
export function startHelper(file: URL, env: Record<string, string> = {}): HelperProcess {
  const child = fork(fileURLToPath(file), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file.pathname.split('/').at(-1)} has ended with ${code}`);
  });
  ended.catch(() => undefined); // told to whoever waits for an answer
  const message = async () => ((await Promise.race([once(child, 'message'), ended])) as [unknown])[0];
  return {
    pid: child.pid!,
    ask: async <T>(question: object) => {
      child.send(question);
      const { result, error } = (await message()) as Answer;
      if (error) throw new Error(`the load failed: ${error}`);
      return result as T;
    },
    first: async <T>() => (await message()) as T,
    stop: () => void child.kill(),
  };
}

/** In the helper itself: answers each message, and ends with the process that started it. */
export function answerMessages<Message>(answer: (message: Message) => Promise<unknown>): void {
  process.on('message', (message: Message) => {
    answer(message).then(
      (result) => process.send!({ result }),
      (error: unknown) => process.send!({ error: String((error as Error).stack) }),
    );
  });
  process.on('disconnect', () => process.exit());
}
