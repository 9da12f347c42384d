import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { examine, type Surroundings } from '../../src/cli/doctor/examine.ts';
import { accountSid, authToken, openCarrier } from '../simulator/open-carrier.ts';
import { SignedLine } from '../support/signed-line.ts';
import { freePorts } from './free-ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Settings = Readonly<Record<string, string>>;

/** A machine with free ports, a built program, and a data folder nobody used yet. */
export async function machine() {
  const folder = temporaryFolder();
  const [line, phone, gateway] = await freePorts(3);
  const environment = {
    DATABASE_PATH: join(folder, 'data/payline.db'),
    PORT: String(line),
    PHONE_PORT: String(phone),
    GATEWAY_PORT: String(gateway),
  };
  return { folder, environment, root: builtRoot() };
}

function builtRoot(): string {
  const root = temporaryFolder();
  writeFileSync(join(root, 'package.json'), JSON.stringify({ engines: { node: '>=20.19' } }));
  for (const file of ['dist/src/cli/payline.js', 'dist/web/index.html', 'dist/desk/index.html']) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return root;
}

/** A machine with an account of its own, the embedded carrier in Twilio's place, and no line yet. */
export async function accountWorld() {
  const { environment: ports, root } = await machine();
  const { carrier } = await openCarrier({});
  const environment = {
    ...ports,
    PUBLIC_BASE_URL: `http://127.0.0.1:${ports.PORT}`,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_BASE_URL: carrier.url,
    GATEWAY_SECRET_KEY: 'unused',
    DATA_KEYS: `test:${Buffer.alloc(32, 3).toString('base64')}`,
    TURN_SECRET: 'a-turn-secret-for-the-doctor-test-0000',
  };
  return { environment, root };
}

/** And a line that answers at its PUBLIC_BASE_URL. */
export async function lineWorld() {
  const { environment: settings, root } = await accountWorld();
  const line = new SignedLine();
  onTestFinished(() => line.stop());
  const environment = { ...settings, DATABASE_PATH: join(line.folder, 'line.db') };
  await line.start({}, environment);
  return { line, environment, root };
}

/** What is not ok, by name. */
export async function findFaults(environment: Settings, surroundings: Surroundings) {
  const { findings } = await examine(environment, surroundings);
  return findings.filter(({ state }) => state !== 'ok');
}

/** The problems alone. */
export async function findProblems(environment: Settings, surroundings: Surroundings) {
  const faults = await findFaults(environment, surroundings);
  return faults.filter(({ state }) => state === 'problem');
}
