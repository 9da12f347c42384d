import { join } from 'node:path';
import { type BillingConfig, billingOf, billingProblems } from './config/billing.ts';
import {
  apiKeyOf,
  deskProblems,
  type OidcConfig,
  oidcOf,
  type TwilioApiKey,
} from './config/desk.ts';
import { type Problem, productionProblems } from './config/production.ts';
import { absolutePath, type DataKey } from './config/values.ts';
import { fixes, type VariableName, variables } from './config/variables.ts';
import { PaylineError } from './errors.ts';
import { rootFolder } from './root.ts';

export type { OidcConfig } from './config/desk.ts';
export type { DataKey } from './config/values.ts';

/** Everything the environment decides, parsed once at the start and never changed. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** No slash at the end. Twilio's signatures are computed over this + path. */
  readonly publicBaseUrl: string;
  readonly twilioAccountSid: string;
  /** At least one; more than one while a token is rotated. */
  readonly authTokens: readonly string[];
  readonly twilioApiBaseUrl: string;
  /** Null when no browser is an agent's telephone. */
  readonly twilioApiKey: TwilioApiKey | null;
  readonly databasePath: string;
  /** Where members and bills are: the line's own database, or a system of the plan's. */
  readonly billing: BillingConfig;
  readonly paymentGateway: 'sandbox';
  readonly gatewayUrl: string;
  readonly gatewaySecretKey: string;
  /** Unique name of the connector `<Pay>` uses. */
  readonly payConnector: string;
  /** The first seals, all can open. */
  readonly dataKeys: readonly DataKey[];
  /** HMAC key of the turn addresses. */
  readonly turnSecret: string;
  /** E.164: numbers of this line that only TTYs call. */
  readonly ttyNumbers: readonly string[];
  /** E.164: a person with a TTY; null where there is none. */
  readonly ttyRepresentativeNumber: string | null;
  /** Null when agents sign in by password only. */
  readonly deskOidc: OidcConfig | null;
  readonly lineFile: string;
  readonly promptsFolder: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** The demo: the state's name in a header, demo members in a new database. Never in production. */
  readonly simulator: boolean;
}

/**
 * Reads the settings out of `environment` (process.env). Relative paths start at `folder`.
 * Throws config.invalid that lists every problem at once, each with its fix.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string = process.cwd(),
): Config {
  const given = withoutEmpty(environment);
  const parsed = variables.safeParse(given);
  const problems = new Map<VariableName, string>([
    ...billingProblems(given),
    ...deskProblems(given),
    ...productionProblems(given),
  ]);
  for (const issue of parsed.error?.issues ?? []) {
    problems.set(issue.path[0] as VariableName, issue.message);
  }
  if (!parsed.success || problems.size > 0) throw invalid([...problems]);
  const value = parsed.data;
  return Object.freeze({
    production: value.NODE_ENV === 'production',
    port: value.PORT,
    publicBaseUrl: value.PUBLIC_BASE_URL ?? `http://127.0.0.1:${value.PORT}`,
    twilioAccountSid: value.TWILIO_ACCOUNT_SID,
    authTokens: Object.freeze(value.TWILIO_AUTH_TOKEN),
    twilioApiBaseUrl: value.TWILIO_API_BASE_URL,
    twilioApiKey: apiKeyOf(value),
    databasePath: absolutePath(value.DATABASE_PATH, folder),
    billing: billingOf(value),
    paymentGateway: value.PAYMENT_GATEWAY,
    gatewayUrl: value.GATEWAY_URL,
    gatewaySecretKey: value.GATEWAY_SECRET_KEY,
    payConnector: value.PAY_CONNECTOR,
    dataKeys: Object.freeze(value.DATA_KEYS),
    turnSecret: value.TURN_SECRET,
    ttyNumbers: Object.freeze(value.TTY_NUMBERS),
    ttyRepresentativeNumber: value.TTY_REP_NUMBER ?? null,
    deskOidc: oidcOf(value),
    lineFile: absolutePath(value.LINE_FILE ?? join(rootFolder, 'flows/line.json'), folder),
    promptsFolder: absolutePath(value.PROMPTS_FOLDER ?? join(rootFolder, 'prompts'), folder),
    logLevel: value.LOG_LEVEL,
    simulator: value.SIMULATOR,
  });
}

/** The settings for a log or a screen: every secret is only said to be set. */
export function describeConfig(
  config: Config,
): Readonly<Record<string, string | number | boolean>> {
  return {
    ...config,
    authTokens: `${config.authTokens.length} set`,
    twilioApiKey: config.twilioApiKey?.sid ?? 'none',
    deskOidc: config.deskOidc?.issuer ?? 'none',
    billing: config.billing.directory === 'http' ? config.billing.url : 'sqlite',
    gatewaySecretKey: 'set',
    dataKeys: config.dataKeys.map((key) => key.id).join(', '),
    turnSecret: 'set',
    ttyNumbers: config.ttyNumbers.join(', ') || 'none',
    ttyRepresentativeNumber: config.ttyRepresentativeNumber ?? 'none',
  };
}

/** `PORT=` in a file means the same as no PORT. */
function withoutEmpty(environment: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function invalid(problems: readonly Problem[]): PaylineError {
  const order = Object.keys(variables.shape);
  const lines = problems
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([variable, what]) => `  ${variable} ${what}. ${fixes[variable]}`);
  const count = lines.length === 1 ? 'a setting needs' : `${lines.length} settings need`;
  return new PaylineError(
    'config.invalid',
    `Payline cannot start: ${count} attention (in the environment or the file .env).\n${lines.join('\n')}`,
  );
}
