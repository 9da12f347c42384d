import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config.ts';
import { createLogger } from '../../log.ts';
import { type RunningLine, startLine } from '../../main.ts';
import type { PaymentGateway } from '../../payments/gateway.ts';
import { startSandboxGateway } from '../../payments/sandbox/server.ts';
import { type LiveCall, placeCall } from '../../simulator/carrier.ts';
import type { CallPlan, Handset } from '../../simulator/contract.ts';
import { startCarrier } from '../../simulator/server.ts';
import { VirtualClock } from '../../simulator/virtual-clock.ts';
import { voicePaths } from '../../twilio/turn-url.ts';
import { demoSettings, makeSecrets } from '../demo-secrets.ts';
import type { Environment } from '../environment.ts';

/** A Monday morning when the plan's office is open, so that a person can be reached. */
const MONDAY_MORNING = Date.parse('2026-03-02T17:30:00Z');
/** Only signatures are computed over it. */
const PUBLIC_BASE_URL = 'https://pay.example.test';
/** A person who answers talks for so long. */
const TALK_SECONDS = 60;
/** Longer than the line waits for a carrier that does not come back after a stream. */
const SETTLING_MILLISECONDS = 10_000;
/** Where TTYs call, and where a person with a TTY answers. */
const TTY_NUMBER = '+18005550143';
const TTY_REP_NUMBER = '+18005550145';

/** A line with demo members of its own, a gateway and a carrier, in one virtual time. */
export interface LineWorld {
  readonly clock: VirtualClock;
  readonly running: RunningLine;
  /** Calls the number for what the caller holds: a TTY has one of its own. */
  place(handset: Handset, plan: Omit<CallPlan, 'to'>): LiveCall;
  /** Lets the line finish what the call has left to do. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts all parts in this process. Of `environment` only what is a matter of the line's own facts
 * counts: LINE_FILE and PROMPTS_FOLDER.
 */
export async function startLineWorld(environment: Environment): Promise<LineWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'payline-parity-'));
  const clock = new VirtualClock(MONDAY_MORNING);
  const secrets = makeSecrets();
  const { connectorUser, connectorPassword, accountSid, authToken } = secrets;
  const gateway = await startSandboxGateway({
    ...{ port: 0, databasePath: join(folder, 'gateway.db'), clock },
    ...{ secretKey: secrets.gatewaySecretKey, connectorUser, connectorPassword },
  });
  const account = { accountSid, authToken };
  const carrier = await startCarrier({
    ...{ port: 0, clock, webFolder: folder },
    line: { voiceUrl: PUBLIC_BASE_URL + voicePaths.incoming, ...account },
    setup: { planName: '', lineNumber: '', callers: [], cards: [] },
  });
  const stopParts = async () => {
    await Promise.all([gateway.close(), carrier.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  const environmentOfLine = {
    ...demoSettings(secrets),
    ...{ PORT: '0', SIMULATOR: '1', PUBLIC_BASE_URL, DATABASE_PATH: join(folder, 'line.db') },
    ...{ GATEWAY_URL: gateway.url, TWILIO_API_BASE_URL: carrier.url },
    ...{ TTY_NUMBERS: TTY_NUMBER, TTY_REP_NUMBER },
    LINE_FILE: environment.LINE_FILE,
    PROMPTS_FOLDER: environment.PROMPTS_FOLDER,
  };
  const running = await startHeldLine(environmentOfLine, clock).catch(async (error) => {
    await stopParts();
    throw error;
  });
  return {
    clock,
    running,
    place: (handset, plan) =>
      placeCall(
        {
          line: { ...lineAddress(running.url), publicBaseUrl: PUBLIC_BASE_URL, ...account },
          clock,
          farParty: () => ({ outcome: 'answers', ringSeconds: 2, talkSeconds: TALK_SECONDS }),
          connector: {
            ...{ url: `${gateway.url}/connector`, user: connectorUser },
            password: connectorPassword,
          },
        },
        { ...plan, to: plan.device === 'tty' ? TTY_NUMBER : running.line.facts.lineNumber },
        handset,
      ),
    async settle() {
      await clock.sleep(SETTLING_MILLISECONDS);
      await running.line.worker.drain();
    },
    async stop() {
      await running.close();
      await stopParts();
    },
  };
}

/** The line, whose requests to others hold time still until they are answered. */
async function startHeldLine(environment: Environment, clock: VirtualClock): Promise<RunningLine> {
  return await startLine(loadConfig(environment), {
    clock,
    log: createLogger({ level: 'silent' }),
    polls: false,
    gateway: (configured) => held(clock, configured),
    textCarrier: ({ name, send }) => ({
      name,
      send: (text, most) => whileHeld(clock, send(text, most)),
    }),
  });
}

function lineAddress(url: string) {
  return {
    voiceUrl: url + voicePaths.incoming,
    statusUrl: url + voicePaths.status,
    fallbackUrl: url + voicePaths.fallback,
  };
}

/** Virtual time waits for a gateway that answers, or its deadline would come first. */
function held(clock: VirtualClock, gateway: PaymentGateway): PaymentGateway {
  const { forget } = gateway;
  return {
    name: gateway.name,
    charge: (request, deadline) => whileHeld(clock, gateway.charge(request, deadline)),
    find: (reference, deadline) => whileHeld(clock, gateway.find(reference, deadline)),
    isHealthy: (deadline) => whileHeld(clock, gateway.isHealthy(deadline)),
    ...(forget && { forget: (token, most) => whileHeld(clock, forget(token, most)) }),
  };
}

async function whileHeld<Result>(clock: VirtualClock, work: Promise<Result>): Promise<Result> {
  const release = clock.hold();
  try {
    return await work;
  } finally {
    release();
  }
}
