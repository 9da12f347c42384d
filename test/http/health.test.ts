import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { buildApp } from '../../src/http/app.ts';
import { sidesOf } from '../support/sides.ts';
import { SignedLine } from '../support/signed-line.ts';

let line: SignedLine;
beforeEach(async () => {
  line = new SignedLine();
  await line.start();
});
afterEach(() => line.stop());

async function get(path: string, url = line.url) {
  const response = await fetch(url + path);
  return { status: response.status, text: await response.text() };
}

it('says that the process lives and that the line is ready', async () => {
  expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
  expect(await get('/readyz')).toEqual({ status: 200, text: '{"ready":true,"problems":[]}' });
});

it('is not ready while the database cannot be written, and again when it can', async () => {
  line.db.pragma('query_only = ON');
  const refused = await get('/readyz');
  expect(refused.status).toBe(503);
  expect(JSON.parse(refused.text)).toEqual({
    ready: false,
    problems: ['The database cannot be written.'],
  });
  expect((await get('/healthz')).status).toBe(200);
  line.db.pragma('query_only = OFF');
  expect((await get('/readyz')).status).toBe(200);
});

it('is not ready while another program holds the database', async () => {
  line.db.pragma('busy_timeout = 0');
  const other = new BetterSqlite3(line.db.name);
  other.exec('BEGIN IMMEDIATE');
  expect((await get('/readyz')).status).toBe(503);
  other.close();
  expect((await get('/readyz')).status).toBe(200);
});

it('finds out by writing to the disk, not by asking', async () => {
  line.db.pragma('wal_checkpoint(TRUNCATE)');
  await get('/readyz');
  const [wal] = line.db.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
  expect(wal?.log).toBeGreaterThan(0);
});

it('is not ready while it drains, and says so', async () => {
  if (!line.running) throw new Error('The line is not started.');
  const app = buildApp(
    line.running.line,
    {} as Config,
    { draining: true },
    sidesOf(line.running.line),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { status, text } = await get('/readyz', url);
  expect(status).toBe(503);
  expect(text).toContain('The line is draining and takes no new calls.');
  expect((await get('/healthz', url)).status).toBe(200);
  server.close();
  server.closeAllConnections();
});

it('tells nothing to those who look around', async () => {
  for (const path of ['/', '/voice', '/voice/incoming/', '/VOICE/incoming', '/.env', '/readyz/x']) {
    expect(await get(path)).toEqual({ status: 404, text: 'Not found.\n' });
  }
  const { headers } = await fetch(`${line.url}/healthz`);
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
