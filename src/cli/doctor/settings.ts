import { variables } from '../../config/variables.ts';
import { demoSecrets, demoSettings, makeSecrets } from '../demo-secrets.ts';
import { dataFolderOf, type Environment } from '../environment.ts';
import { demoAddresses, demoEnvironment } from '../start/demo-environment.ts';
import { readPorts } from '../start/ports.ts';
import { findRunning, type RunningDemo } from '../start/running.ts';

/** The settings that are looked at, and where they come from. */
export interface Patient {
  /** As the line would have them. */
  readonly environment: Environment;
  /** The demo that runs with them, or null. */
  readonly demo: RunningDemo | null;
  /** The settings the demo stands in for, as they are missing. */
  readonly borrowed: readonly string[];
}

/** The running demo's settings; without one the environment's own, which production never lends. */
export function patientOf(environment: Environment): Patient {
  if (environment.NODE_ENV === 'production') return { environment, demo: null, borrowed: [] };
  const dataFolder = dataFolderOf(environment);
  const demo = findRunning(dataFolder);
  if (demo) {
    const own = demoEnvironment(environment, portsOf(demo), demoSecrets(dataFolder));
    return { environment: own, demo, borrowed: [] };
  }
  const lent = Object.entries(demoSettings(makeSecrets())).filter(([name]) => !environment[name]);
  return {
    environment: { ...environment, ...Object.fromEntries(lent) },
    demo,
    borrowed: lent.map(([name]) => name),
  };
}

function portsOf({ lineUrl, phoneUrl, gatewayUrl }: RunningDemo) {
  const port = (url: string) => Number(new URL(url).port);
  return { line: port(lineUrl), phone: port(phoneUrl), gateway: port(gatewayUrl) };
}

/** What is needed to ask the carrier and the line, whatever else is still missing. */
export interface Reach {
  /** No slash at its end. */
  readonly publicBaseUrl: string;
  readonly accountSid: string;
  /** The first token: Twilio signs with it. */
  readonly authToken: string;
  readonly apiBaseUrl: string;
  readonly payConnector: string;
}

const needed = variables.pick({
  PORT: true,
  PUBLIC_BASE_URL: true,
  TWILIO_ACCOUNT_SID: true,
  TWILIO_AUTH_TOKEN: true,
  TWILIO_API_BASE_URL: true,
  PAY_CONNECTOR: true,
});

/** Null when a setting of these is wrong, which is said under 'settings', or only lent. */
export function reachOf({ environment, borrowed }: Patient): Reach | null {
  if (borrowed.includes('TWILIO_ACCOUNT_SID') || borrowed.includes('TWILIO_AUTH_TOKEN'))
    return null;
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const { data } = needed.safeParse(Object.fromEntries(given));
  if (!data) return null;
  const { PUBLIC_BASE_URL: publicBaseUrl, PORT: line } = data;
  return {
    publicBaseUrl: publicBaseUrl ?? demoAddresses({ line, phone: 0, gateway: 0 }).lineUrl,
    accountSid: data.TWILIO_ACCOUNT_SID,
    authToken: data.TWILIO_AUTH_TOKEN[0] ?? '',
    apiBaseUrl: data.TWILIO_API_BASE_URL,
    payConnector: data.PAY_CONNECTOR,
  };
}

/** PORT alone where no demo is to run. */
export function portsToLookAt(environment: Environment): number[] {
  const ports = readPorts(environment);
  return environment.NODE_ENV === 'production' ? [ports.line] : Object.values(ports);
}
