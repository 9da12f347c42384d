import { once } from 'node:events';

/** What a benchmarked process says when it listens, and what it is asked for. */
export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Runs one of the two servers in its own process, so that its CPU can be told apart: says `ready`
 * with its address, answers `cpu` with its user and system microseconds, and ends with its parent.
 */
export async function runBenchServer(start: () => Promise<BenchServer>): Promise<void> {
  const server = await start();
  process.on('message', (message) => {
    if (message !== 'cpu') return;
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  });
  process.send?.({ ready: server.url });
  await once(process, 'disconnect');
  await server.close();
}
