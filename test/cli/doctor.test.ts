import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { BILLING_TOKEN, startBillingServer } from '../support/billing-server.ts';
import { freePorts } from './free-ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A machine with free ports and a data folder nobody used yet. */
async function machine() {
  const folder = temporaryFolder();
  const [line, phone, gateway] = await freePorts(3);
  const environment = {
    DATABASE_PATH: join(folder, 'data/payline.db'),
    PORT: String(line),
    PHONE_PORT: String(phone),
    GATEWAY_PORT: String(gateway),
  };
  return { folder, environment };
}

const faults = async (environment: Record<string, string>) =>
  (await examine(environment)).filter(({ ok }) => !ok);

it('finds nothing wrong on a fresh machine, and leaves nothing behind', async () => {
  const { folder, environment } = await machine();
  expect(await faults(environment)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('names every setting that is wrong', async () => {
  const { environment } = await machine();
  const found = await faults({ ...environment, LOG_LEVEL: 'loud', TURN_SECRET: 'short' });
  expect(found).toMatchObject([{ name: 'settings' }]);
  expect(found[0]?.detail).toContain('LOG_LEVEL is not a log level');
  expect(found[0]?.detail).toContain('TURN_SECRET is shorter');
});

it('does not let the demo fill in what production lacks', async () => {
  const { environment } = await machine();
  const found = await faults({ ...environment, NODE_ENV: 'production' });
  expect(found[0]?.detail).toContain('DATA_KEYS is missing');
});

it('reads the facts of the plan', async () => {
  const { environment, folder } = await machine();
  const file = join(folder, 'line.json');
  writeFileSync(file, '{}');
  const found = await faults({ ...environment, LINE_FILE: file });
  expect(found[0]?.detail).toContain('planName');
});

it('says where the database cannot be written', async () => {
  const { environment, folder } = await machine();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/occupied'), '');
  const path = join(folder, 'data/occupied/payline.db');
  expect(await faults({ ...environment, DATABASE_PATH: path })).toMatchObject([
    { name: 'database folder', detail: expect.stringContaining('EEXIST') },
  ]);
});

it('asks whether the plan’s billing system answers, and says which setting is wrong', async () => {
  const { environment } = await machine();
  const server = await startBillingServer();
  const http = {
    ...environment,
    BILLING_DIRECTORY: 'http',
    BILLING_URL: server.url,
    BILLING_TOKEN,
  };
  expect(await examine(http)).toContainEqual({
    ...{ name: 'billing', ok: true },
    detail: `${server.url} answers as docs/billing-api.yaml says`,
  });
  const wrong = async (change: Record<string, string>) => faults({ ...http, ...change });
  expect(await wrong({ BILLING_TOKEN: 'wrong' })).toMatchObject([
    { name: 'billing', detail: expect.stringContaining('does not accept BILLING_TOKEN') },
  ]);
  expect(await wrong({ BILLING_URL: `${server.url}/v9` })).toMatchObject([
    { name: 'billing', detail: expect.stringContaining('Check BILLING_URL') },
  ]);
  expect(await wrong({ BILLING_URL: '' })).toMatchObject([
    { name: 'settings', detail: expect.stringContaining('BILLING_URL is missing') },
  ]);
  await server.close();
  expect(await wrong({})).toMatchObject([
    { name: 'billing', detail: expect.stringContaining('cannot be reached (ECONNREFUSED)') },
  ]);
});
