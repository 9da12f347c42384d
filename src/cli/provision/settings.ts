import { join } from 'node:path';
import { fixes, type VariableName, variables } from '../../config/variables.ts';
import { PaylineError } from '../../errors.ts';
import { readLineFacts } from '../../line-facts.ts';
import { rootFolder } from '../../root.ts';
import { demoSecrets } from '../demo-secrets.ts';
import { dataFolderOf, type Environment } from '../environment.ts';
import { findRunning } from '../start/running.ts';

/** What setting Twilio up needs to know; the line's other settings may still be missing. */
export interface ProvisionSettings {
  /** True when the running demo's carrier stands in for Twilio. */
  readonly isDemo: boolean;
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiBaseUrl: string;
  /** No slash at its end. */
  readonly publicBaseUrl: string;
  readonly payConnector: string;
  /** E.164. */
  readonly ttyNumbers: readonly string[];
  readonly planName: string;
  /** E.164: the number LINE_FILE says callers dial, and texts come from. */
  readonly lineNumber: string;
  /** Where what was there before is kept. */
  readonly dataFolder: string;
}

const needed = variables.pick({
  NODE_ENV: true,
  PUBLIC_BASE_URL: true,
  TWILIO_ACCOUNT_SID: true,
  TWILIO_AUTH_TOKEN: true,
  TWILIO_API_BASE_URL: true,
  PAY_CONNECTOR: true,
  TTY_NUMBERS: true,
});

/**
 * Reads the settings. Without an account, and outside production, the running demo's are taken.
 * Throws config.invalid with every problem and its fix, facts.invalid.
 */
export function readProvisionSettings(environment: Environment): ProvisionSettings {
  const demo = settingsOfDemo(environment);
  const all = { ...environment, ...demo };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value?.trim()));
  const { data, error } = needed.safeParse(given);
  const problems = new Map<VariableName, string>(
    error?.issues.map((issue) => [issue.path[0] as VariableName, issue.message]),
  );
  const address = addressProblem(given);
  if (address !== null && !problems.has('PUBLIC_BASE_URL'))
    problems.set('PUBLIC_BASE_URL', address);
  if (!data || problems.size > 0) throw invalid(problems);
  const lineFile = environment.LINE_FILE || join(rootFolder, 'flows/line.json');
  const { planName, lineNumber } = readLineFacts(lineFile);
  return {
    isDemo: demo !== null,
    accountSid: data.TWILIO_ACCOUNT_SID,
    authToken: data.TWILIO_AUTH_TOKEN[0] ?? '',
    apiBaseUrl: data.TWILIO_API_BASE_URL,
    publicBaseUrl: data.PUBLIC_BASE_URL ?? '',
    payConnector: data.PAY_CONNECTOR,
    ttyNumbers: data.TTY_NUMBERS,
    planName,
    lineNumber,
    dataFolder: dataFolderOf(environment),
  };
}

function settingsOfDemo(environment: Environment): Environment | null {
  if (environment.NODE_ENV === 'production' || environment.TWILIO_ACCOUNT_SID) return null;
  const dataFolder = dataFolderOf(environment);
  const running = findRunning(dataFolder);
  if (running === null) return null;
  const { accountSid, authToken } = demoSecrets(dataFolder);
  return {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_BASE_URL: running.phoneUrl,
    PUBLIC_BASE_URL: running.lineUrl,
  };
}

/**
 * What is wrong with the address that Twilio will be given; null when nothing is. Plain http does
 * for a carrier on this machine alone. Twilio calls no host with an underscore (reference 1.6).
 */
function addressProblem(given: Environment): string | null {
  const { PUBLIC_BASE_URL: url, TWILIO_API_BASE_URL: api, NODE_ENV: mode } = given;
  if (url === undefined) return 'is missing; Twilio would not know where the line answers';
  const isHere = api !== undefined && isThisMachine(api) && mode !== 'production';
  if (/^http:/i.test(url) && !isHere) {
    return 'is plain http: what members key in would cross the network in clear';
  }
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (host.includes('_')) return 'has an underscore in its host name, which Twilio does not call';
  if (isThisMachine(url) && !isHere) return 'is this machine itself, which Twilio cannot reach';
  return null;
}

function isThisMachine(url: string): boolean {
  return (
    URL.canParse(url) && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
  );
}

function invalid(problems: ReadonlyMap<VariableName, string>): PaylineError {
  const lines = [...problems].map(([name, what]) => `  ${name} ${what}. ${fixes[name]}`);
  return new PaylineError(
    'config.invalid',
    'Twilio cannot be set up yet; put this right in the environment or the file .env:\n' +
      lines.join('\n'),
  );
}
