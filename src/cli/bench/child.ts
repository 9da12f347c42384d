import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A benchmarked server in its own process. */
export interface BenchChild {
  readonly url: string;
  /** CPU the process has used so far, in microseconds. */
  cpuMicros(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts bare-server or line-server, which stand beside this file whatever it is compiled to. */
export async function startChild(
  name: 'bare-server' | 'line-server',
  environment: Readonly<Record<string, string>>,
): Promise<BenchChild> {
  const own = fileURLToPath(import.meta.url);
  const file = own.replace(/child(\.[jt]s)$/, `${name}$1`);
  const child = fork(file, [], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { ready } = await heard<{ ready: string }>(child);
  return {
    url: ready,
    async cpuMicros() {
      child.send('cpu');
      return (await heard<{ cpuMicros: number }>(child)).cpuMicros;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

async function heard<Message>(child: ChildProcess): Promise<Message> {
  const over = new AbortController();
  const died = once(child, 'exit', over).then(([code]) => {
    throw new Error(`A benchmarked server ended early (exit code ${code}).`);
  });
  died.catch(() => {});
  const [message] = await Promise.race([once(child, 'message', over), died]);
  over.abort();
  return message as Message;
}
