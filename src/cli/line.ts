import { loadConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { startLine } from '../main.ts';
import { demoSecrets, demoSettings } from './demo-secrets.ts';
import { dataFolderOf, type Environment, readEnvironment } from './environment.ts';
import { stopOnSignals, tellReady } from './stop-signals.ts';

/**
 * `payline line`: the line alone, until a signal. Outside production the demo's secrets stand in
 * for those that are missing, so that the line of a demo can be started by itself.
 */
export async function line(): Promise<void> {
  const environment = readEnvironment();
  const borrowed = borrowedSettings(environment);
  const config = loadConfig({ ...environment, ...borrowed });
  const log = createLogger({ level: config.logLevel });
  const names = Object.keys(borrowed);
  if (names.length > 0) log.warn({ settings: names }, 'demo secrets stand in for missing settings');
  const running = await startLine(config, { log });
  stopOnSignals(() => running.close());
  tellReady(running.url);
}

function borrowedSettings(environment: Environment): Partial<Record<string, string>> {
  if (environment.NODE_ENV === 'production') return {};
  const all = demoSettings(demoSecrets(dataFolderOf(environment)));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !environment[name]));
}
