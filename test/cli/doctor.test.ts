import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { doctor } from '../../src/cli/doctor/command.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { nodeVersion } from '../../src/cli/doctor/machine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { BILLING_TOKEN, startBillingServer } from '../support/billing-server.ts';
import { startTinyLine } from '../support/tiny-line.ts';
import { findFaults, findProblems, machine } from './doctor-world.ts';

const MEBIBYTE = 1024 * 1024;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('finds nothing wrong on a fresh machine, and leaves nothing behind', async () => {
  const { folder, environment, root } = await machine();
  expect(await findFaults(environment, { root })).toMatchObject([
    { name: 'carrier, line', state: 'warning', detail: expect.stringContaining('npm start') },
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

describe('the program', () => {
  it.each([
    ['v18.20.4', true],
    ['v20.18.9', true],
    ['v20.19.0', false],
    ['v22.1.0', false],
  ])('on Node %s is refused: %s', async (version, isRefused) => {
    const { root } = await machine();
    const asked = () => nodeVersion(root, version);
    if (isRefused) expect(asked).toThrow('Install a newer Node.js');
    else expect(asked()).toContain(version);
  });

  it('that was not built is told, with its page', async () => {
    const { environment, root } = await machine();
    rmSync(join(root, 'dist/web'), { recursive: true });
    expect(await findProblems(environment, { root })).toMatchObject([
      { name: 'built files', detail: expect.stringContaining('dist/web/index.html') },
    ]);
  });
});

describe('the database', () => {
  /** A data folder with a database as the line makes it. */
  async function withDatabase() {
    const made = await machine();
    mkdirSync(join(made.folder, 'data'), { mode: 0o700 });
    const db = openDatabase(made.environment.DATABASE_PATH);
    migrate(db, 0);
    return { ...made, db };
  }

  it('that lacks migrations is said to be one to back up', async () => {
    const { environment, root, db } = await withDatabase();
    db.exec('DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)');
    db.close();
    expect(await findFaults(environment, { root })).toContainEqual({
      ...{ name: 'database', state: 'warning' },
      detail: expect.stringContaining('lacks migrations (1). Back it up'),
    });
    const after = new Database(environment.DATABASE_PATH, { readonly: true });
    expect(after.prepare('SELECT count(*) FROM payments').pluck().get()).toBe(0);
    after.close();
  });

  it('of a newer version is a problem', async () => {
    const { environment, root, db } = await withDatabase();
    db.exec("INSERT INTO migrations VALUES (999, '999-later.sql', 'x', 0)");
    db.close();
    expect(await findProblems(environment, { root })).toMatchObject([
      { name: 'database', detail: expect.stringContaining('written by a newer version') },
    ]);
  });

  it('that is none is a problem', async () => {
    const { environment, root, folder } = await machine();
    mkdirSync(join(folder, 'data'));
    writeFileSync(environment.DATABASE_PATH, 'Hello, this is a text and no database at all.');
    expect(await findProblems(environment, { root })).toMatchObject([
      { name: 'database', detail: expect.stringContaining('not a database') },
    ]);
  });

  it.skipIf(process.platform === 'win32')('that others can read is told of', async () => {
    const { environment, root, folder, db } = await withDatabase();
    db.close();
    chmodSync(environment.DATABASE_PATH, 0o644);
    const name = 'file mode';
    const faults = () => findFaults(environment, { root });
    expect(await faults()).not.toContainEqual(expect.objectContaining({ name }));
    chmodSync(join(folder, 'data'), 0o755);
    const detail = expect.stringContaining('chmod 600');
    expect(await faults()).toContainEqual({ name, state: 'warning', detail });
  });

  it.each([
    [2000, []],
    [900, [{ name: 'disk', state: 'warning' }]],
    [90, [{ name: 'disk', state: 'problem' }]],
  ])('with %i MiB free', async (mebibytes, expected) => {
    const { environment, root } = await machine();
    const freeBytes = () => mebibytes * MEBIBYTE;
    const faults = await findFaults(environment, { root, freeBytes });
    expect(faults.filter(({ name }) => name === 'disk')).toMatchObject(expected);
  });
});

describe('the prompts', () => {
  it('that are missing are told before a caller misses them', async () => {
    const { environment, root, folder } = await machine();
    const PROMPTS_FOLDER = join(folder, 'prompts');
    mkdirSync(PROMPTS_FOLDER);
    expect(await findProblems({ ...environment, PROMPTS_FOLDER }, { root })).toMatchObject([
      { name: 'facts, prompts', detail: expect.stringContaining(PROMPTS_FOLDER) },
    ]);
  });
});

it('names a port that another program holds', async () => {
  const { environment, root } = await machine();
  const other = await startTinyLine({});
  const PORT = new URL(other.url).port;
  expect(await findProblems({ ...environment, PORT }, { root })).toMatchObject([
    {
      name: 'ports',
      detail: expect.stringMatching(new RegExp(`^${PORT}\\b.* used by another program`)),
    },
  ]);
});

it('prints every finding, as text or JSON, and fails when there is a problem', async () => {
  const { environment } = await machine();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv('LOG_LEVEL', 'loud');
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  try {
    await doctor(false);
    expect(process.exitCode).toBe(1);
    expect(printed).toContainEqual(expect.stringMatching(/^ok +SQLite +better-sqlite3 loads/));
    expect(printed).toContainEqual(expect.stringMatching(/^PROBLEM settings .*\n.*LOG_LEVEL/));
    printed.length = 0;
    await doctor(true);
    expect(JSON.parse(printed.join(''))).toMatchObject({ ok: false, byHand: [] });
  } finally {
    process.exitCode = undefined;
  }
});

it('names every setting that is wrong', async () => {
  const { environment, root } = await machine();
  const wrong = { LOG_LEVEL: 'loud', TURN_SECRET: 'short' };
  const found = await findProblems({ ...environment, ...wrong }, { root });
  expect(found).toMatchObject([{ name: 'settings' }]);
  expect(found[0]?.detail).toContain('LOG_LEVEL is not a log level');
  expect(found[0]?.detail).toContain('TURN_SECRET is shorter');
});

it('does not let the demo fill in what production lacks', async () => {
  const { environment, root } = await machine();
  const found = await findProblems({ ...environment, NODE_ENV: 'production' }, { root });
  expect(found[0]?.detail).toContain('DATA_KEYS is missing');
});

it('reads the facts of the plan', async () => {
  const { environment, folder, root } = await machine();
  const file = join(folder, 'line.json');
  writeFileSync(file, '{}');
  const found = await findProblems({ ...environment, LINE_FILE: file }, { root });
  expect(found[0]?.detail).toContain('planName');
});

it('says where the database cannot be written', async () => {
  const { environment, folder, root } = await machine();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/occupied'), '');
  const path = join(folder, 'data/occupied/payline.db');
  expect(await findProblems({ ...environment, DATABASE_PATH: path }, { root })).toMatchObject([
    { name: 'database', detail: expect.stringContaining('EEXIST') },
  ]);
});

it('asks whether the plan’s billing system answers, and says which setting is wrong', async () => {
  const { environment, root } = await machine();
  const server = await startBillingServer();
  const http = {
    ...environment,
    BILLING_DIRECTORY: 'http',
    BILLING_URL: server.url,
    BILLING_TOKEN,
  };
  expect((await examine(http, { root })).findings).toContainEqual({
    ...{ name: 'billing', state: 'ok' },
    detail: `${server.url} answers as docs/billing-api.yaml says`,
  });
  const wrong = async (change: Record<string, string>) =>
    findProblems({ ...http, ...change }, { root });
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
