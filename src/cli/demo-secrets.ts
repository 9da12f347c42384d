import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DEMO_MARK } from '../config/production.ts';
import { PaylineError } from '../errors.ts';

const schema = z.object({
  accountSid: z.string(),
  authToken: z.string(),
  gatewaySecretKey: z.string(),
  connectorUser: z.string(),
  connectorPassword: z.string(),
  turnSecret: z.string(),
  dataKeys: z.string(),
});

/** What the demo's line, carrier and gateway share; made once for each data folder. */
export type DemoSecrets = Readonly<z.infer<typeof schema>>;

const FILE = 'demo-secrets.json';
const ONLY_OWNER = 0o600;

/**
 * The demo's secrets out of `dataFolder`, made (mode 0600) when there are none yet. All begin with
 * the mark that production refuses. Throws config.invalid when the file is damaged.
 */
export function demoSecrets(
  dataFolder: string,
  random: (bytes: number) => Buffer = randomBytes,
): DemoSecrets {
  const file = join(dataFolder, FILE);
  if (!existsSync(file)) writeOnce(dataFolder, file, makeSecrets(random));
  const secrets = schema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (secrets.success) return secrets.data;
  throw new PaylineError(
    'config.invalid',
    `${file} is damaged. Restore it; or, to begin the demo anew, delete the folder ${dataFolder}.`,
  );
}

/** The settings the demo's line needs beyond what the environment says; addresses excluded. */
export function demoSettings(secrets: DemoSecrets) {
  return {
    TWILIO_ACCOUNT_SID: secrets.accountSid,
    TWILIO_AUTH_TOKEN: secrets.authToken,
    GATEWAY_SECRET_KEY: secrets.gatewaySecretKey,
    DATA_KEYS: secrets.dataKeys,
    TURN_SECRET: secrets.turnSecret,
  };
}

/** New secrets of the right shapes, kept nowhere. */
export function makeSecrets(random: (bytes: number) => Buffer = randomBytes): DemoSecrets {
  const hex = (bytes: number) => random(bytes).toString('hex');
  return {
    accountSid: `AC${hex(16)}`,
    authToken: `${DEMO_MARK}${hex(14)}`,
    gatewaySecretKey: `${DEMO_MARK}_${hex(24)}`,
    connectorUser: `${DEMO_MARK}-connector`,
    connectorPassword: `${DEMO_MARK}${hex(16)}`,
    turnSecret: `${DEMO_MARK}${hex(32)}`,
    dataKeys: `${DEMO_MARK}1:${random(32).toString('base64')}`,
  };
}

/** Whole or not at all, and the first of two writers wins. */
function writeOnce(folder: string, file: string, secrets: DemoSecrets): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: ONLY_OWNER });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
