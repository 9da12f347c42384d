import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHttpDirectory } from '../billing/http-directory.ts';
import { systemClock } from '../clock.ts';
import { type Config, loadConfig } from '../config.ts';
import { readLineFacts } from '../line-facts.ts';
import { demoSettings, makeSecrets } from './demo-secrets.ts';
import { dataFolderOf, type Environment, readEnvironment } from './environment.ts';
import { isFree, type Ports, readPorts } from './start/ports.ts';
import { findRunning } from './start/running.ts';

/** One thing looked at. `detail` says what was found or, when not ok, what to do. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** `payline doctor`: looks at this machine and the settings, prints, sets the exit code. */
export async function doctor(asJson: boolean): Promise<void> {
  const findings = await examine(readEnvironment());
  const ok = findings.every((finding) => finding.ok);
  if (asJson) console.log(JSON.stringify({ ok, findings }));
  else for (const { name, ok, detail } of findings) console.log(line(name, ok, detail));
  if (!ok) process.exitCode = 1;
}

/** Everything the doctor looks at, in the order one would put it right. */
export async function examine(environment: Environment): Promise<Finding[]> {
  return [
    { name: 'Node', ok: true, detail: `${process.version} on ${process.platform}` },
    await attempt('SQLite', sqliteVersion),
    await attempt('database folder', () => tryDatabase(dataFolderOf(environment))),
    await attempt('settings', () => settingsSummary(environment)),
    ...(await billingFindings(environment)),
    await attempt('ports', () => portsSummary(environment)),
  ];
}

async function attempt(name: string, look: () => string | Promise<string>): Promise<Finding> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function sqliteVersion(): Promise<string> {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(':memory:');
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return `better-sqlite3 loads, SQLite ${String(version)}`;
}

/** A database is made beside the real one, on its disk, with the line's own settings, and removed. */
async function tryDatabase(folder: string): Promise<string> {
  const { openDatabase } = await import('../store/open.ts');
  const isNew = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `doctor-${process.pid}.db`);
  try {
    const db = openDatabase(file);
    db.exec('CREATE TABLE probe (value INTEGER) STRICT; INSERT INTO probe VALUES (1)');
    db.close();
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    if (isNew) rmSync(folder, { recursive: true });
  }
  return `${folder} can be written; WAL and synchronous=FULL hold`;
}

function settingsSummary(environment: Environment): string {
  const { config, borrowed } = settingsOf(environment);
  readLineFacts(config.lineFile);
  if (borrowed.length > 0) return `good for the demo, which fills in ${borrowed.join(', ')}`;
  return `complete for ${config.production ? 'production' : 'development'}`;
}

/** The settings as the line would have them, and the names of those the demo stands in for. */
function settingsOf(environment: Environment): { config: Config; borrowed: string[] } {
  if (environment.NODE_ENV === 'production')
    return { config: loadConfig(environment), borrowed: [] };
  const demo = Object.entries(demoSettings(makeSecrets())).filter(([name]) => !environment[name]);
  const config = loadConfig({ ...environment, ...Object.fromEntries(demo) });
  return { config, borrowed: demo.map(([name]) => name) };
}

/** Whether the plan's billing system answers; nothing when there is none or the settings are bad. */
async function billingFindings(environment: Environment): Promise<Finding[]> {
  let billing: Config['billing'];
  try {
    billing = settingsOf(environment).config.billing;
  } catch {
    return []; // Said under 'settings' already.
  }
  if (billing.directory === 'sqlite') return [];
  const { url: baseUrl, token } = billing;
  return [
    await attempt('billing', async () => {
      // Whether there is such a bill does not matter; that the answer can be read does.
      await createHttpDirectory({ baseUrl, token, clock: systemClock }).findBill('0');
      return `${baseUrl} answers as docs/billing-api.yaml says`;
    }),
  ];
}

async function portsSummary(environment: Environment): Promise<string> {
  const demo = findRunning(dataFolderOf(environment));
  if (demo) return `the demo is running: ${demo.phoneUrl}`;
  const ports: Ports = readPorts(environment);
  const busy: number[] = [];
  for (const port of Object.values(ports)) if (!(await isFree(port))) busy.push(port);
  if (busy.length === 0) return `${Object.values(ports).join(', ')} are free`;
  throw new Error(
    `${busy.join(', ')} used by another program. Stop it or set PORT, PHONE_PORT or GATEWAY_PORT.`,
  );
}

function line(name: string, ok: boolean, detail: string): string {
  return `${ok ? 'ok   ' : 'FAULT'} ${name.padEnd(16)} ${detail}`;
}
