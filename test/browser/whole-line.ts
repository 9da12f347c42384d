import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoMembers } from '../../src/billing/demo-members.ts';
import { demoCards } from '../../src/cli/demo-cards.ts';
import { addDemoAgents, demoAgents, demoPassword } from '../../src/cli/start/demo-agents.ts';
import { systemClock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { startLine } from '../../src/main.ts';
import { startSandboxGateway } from '../../src/payments/sandbox/server.ts';
import { rootFolder } from '../../src/root.ts';
import { startCarrier } from '../../src/simulator/server.ts';
import { voicePaths } from '../../src/twilio/turn-url.ts';
import { freePorts } from '../cli/free-ports.ts';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
const AUTH_TOKEN = 'demo-whole-line-token-0000000000';
const TURN_SECRET = 'whole-line-turn-secret-whole-line';
const CONNECTOR = { user: 'whole', password: 'connector' };

export interface WholeLine {
  readonly deskUrl: string;
  readonly phoneUrl: string;
  /** Of every demo agent. */
  readonly password: string;
  agentPhoneUrl(login: string): string;
  /** Payments as the ledger has them, oldest first. */
  payments(): readonly { readonly state: string; readonly amount_cents: number }[];
  close(): Promise<void>;
}

/** Gateway, line and carrier as `npm start` runs them, in this process, with an office always open. */
export async function startWholeLine(): Promise<WholeLine> {
  const folder = mkdtempSync(join(tmpdir(), 'payline-whole-'));
  const lineFile = join(folder, 'line.json');
  writeFileSync(lineFile, JSON.stringify(alwaysOpen()));
  const [linePort = 0, phonePort = 0] = await freePorts(2);
  const lineUrl = `http://127.0.0.1:${linePort}`;
  const phoneUrl = `http://127.0.0.1:${phonePort}`;
  const gateway = await startSandboxGateway({
    ...{ port: 0, databasePath: join(folder, 'gateway.db'), clock: systemClock },
    ...{ secretKey: 'whole-line-gateway' },
    ...{ connectorUser: CONNECTOR.user, connectorPassword: CONNECTOR.password },
  });
  const environment = {
    ...{ PORT: String(linePort), PUBLIC_BASE_URL: lineUrl, TWILIO_API_BASE_URL: phoneUrl },
    ...{ TWILIO_ACCOUNT_SID: ACCOUNT_SID, TWILIO_AUTH_TOKEN: AUTH_TOKEN, TURN_SECRET },
    ...{ DATABASE_PATH: join(folder, 'line.db'), LINE_FILE: lineFile, SIMULATOR: '1' },
    ...{ GATEWAY_URL: gateway.url, GATEWAY_SECRET_KEY: 'whole-line-gateway' },
    DATA_KEYS: `whole:${Buffer.alloc(32, 7).toString('base64')}`,
  };
  const log = createLogger({ level: 'fatal' });
  const running = await startLine(loadConfig(environment), { log });
  await addDemoAgents(environment, TURN_SECRET);
  const carrier = await startCarrier({
    line: {
      voiceUrl: lineUrl + voicePaths.incoming,
      statusUrl: lineUrl + voicePaths.status,
      ...{ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN },
    },
    connector: { url: `${gateway.url}/connector`, ...CONNECTOR },
    ...{ port: phonePort, clock: systemClock, webFolder: join(rootFolder, 'dist/web') },
    setup: phoneSetup(running.line.facts.planName, running.line.facts.lineNumber),
  });
  return {
    deskUrl: `${lineUrl}/desk/`,
    phoneUrl,
    password: demoPassword(TURN_SECRET),
    agentPhoneUrl(login) {
      const number = demoAgents.find((agent) => agent.login === login)?.phoneNumber ?? '';
      return `${phoneUrl}/agent-phone?number=${number}`;
    },
    payments: () =>
      running.line.db
        .prepare('SELECT state, amount_cents FROM payments ORDER BY created_at_ms, id')
        .all() as ReturnType<WholeLine['payments']>,
    async close() {
      await carrier.close();
      await running.close();
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whenever the test runs, persons answer. */
function alwaysOpen(): object {
  const facts = JSON.parse(readFileSync(join(rootFolder, 'flows/line.json'), 'utf8'));
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '23:59' }];
  const regions = facts.regions.map((region: { office: object }) => ({
    ...region,
    office: { ...region.office, hours, holidays: [] },
  }));
  return { ...facts, regions };
}

function phoneSetup(planName: string, lineNumber: string) {
  const callers = demoMembers.map(({ givenName, familyName, phoneNumber, memberId }) => ({
    label: `${givenName} ${familyName}`,
    ...{ number: phoneNumber, memberId },
  }));
  return { planName, lineNumber, callers, cards: demoCards };
}
