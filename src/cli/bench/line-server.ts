import { loadConfig } from '../../config.ts';
import { createLogger } from '../../log.ts';
import { startLine } from '../../main.ts';
import { runBenchServer } from './server.ts';

/** The line as it runs, on its own database file with synchronous=FULL. */
await runBenchServer(async () => {
  const config = loadConfig(process.env);
  const running = await startLine(config, { log: createLogger({ level: config.logLevel }) });
  return { url: running.url, close: () => running.close() };
});
