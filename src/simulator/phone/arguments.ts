import { parseArgs } from 'node:util';
import { PaylineError } from '../../errors.ts';
import type { Impairment } from '../contract.ts';
import type { ConnectorAddress } from '../pay/connector.ts';
import { parseSteps, type Step } from '../steps.ts';
import { PHONE_OPTIONS } from './help.ts';
import { maskUrl } from './mask.ts';

/** Where to call and who calls; what the running demo knows of this saves typing. */
export interface PhoneDefaults {
  readonly voiceUrl?: string;
  readonly token?: string;
  readonly from?: string;
  readonly to?: string;
  readonly publicBaseUrl?: string;
  readonly accountSid?: string;
  readonly statusUrl?: string;
  readonly fallbackUrl?: string;
  /** A URL that carries user:password. */
  readonly connector?: string;
}

export interface PhoneOptions {
  readonly voiceUrl: string;
  readonly token: string;
  /** '' when withheld. */
  readonly from: string;
  readonly to: string;
  readonly publicBaseUrl: string | undefined;
  readonly accountSid: string;
  readonly statusUrl: string | undefined;
  readonly fallbackUrl: string | undefined;
  readonly connector: ConnectorAddress | undefined;
  /** A TTY, and what the network does to its sound; undefined for a telephone. */
  readonly tty: Impairment | undefined;
  readonly record: string | undefined;
  readonly json: boolean;
  readonly plain: boolean;
  readonly fast: boolean;
  readonly verbose: boolean;
  readonly steps: readonly Step[];
}

/** Made-up numbers: Twilio's own test number calls one that nobody can own. */
const DEMO_FROM = '+15005550101';
const DEMO_TO = '+15005550100';
const DEMO_ACCOUNT = `AC${'0'.repeat(32)}`;
const WITHHELD = ['', 'withheld', 'anonymous'];

/**
 * Reads the phone's command line; `defaults` fill what is not given.
 * @returns 'help' when help was asked for.
 * @throws PaylineError config.invalid (an option) or simulator.badStep (a step).
 */
export function readPhoneArguments(
  argv: readonly string[],
  defaults: PhoneDefaults = {},
): PhoneOptions | 'help' {
  const { values, positionals } = readOptions(argv);
  if (values.help) return 'help';
  const steps = parseSteps(positionals);
  const text = (name: keyof typeof PHONE_OPTIONS, fallback?: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : fallback;
  };
  const voiceUrl = text('voice', defaults.voiceUrl);
  const token = text('token', defaults.token);
  if (voiceUrl === undefined) throw missing('--voice URL, where the line answers');
  if (token === undefined) throw missing('--token TOKEN, the auth token that signs its requests');
  const from = text('from', defaults.from) ?? DEMO_FROM;
  return {
    voiceUrl: httpUrl('voice', voiceUrl),
    token,
    from: WITHHELD.includes(from) ? '' : from,
    to: text('to', defaults.to) ?? DEMO_TO,
    accountSid: text('account', defaults.accountSid) ?? DEMO_ACCOUNT,
    publicBaseUrl: optionalUrl('public', text('public', defaults.publicBaseUrl)),
    statusUrl: optionalUrl('status', text('status', defaults.statusUrl)),
    fallbackUrl: optionalUrl('fallback', text('fallback', defaults.fallbackUrl)),
    connector: readConnector(text('connector', defaults.connector)),
    tty: readTty(values),
    record: text('record'),
    json: values.json === true,
    plain: values.plain === true,
    fast: values.fast === true,
    verbose: values.verbose === true,
    steps,
  };
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: PHONE_OPTIONS, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PaylineError('config.invalid', `${why}. See --help.`, { cause: error });
  }
}

function readTty(values: ReturnType<typeof readOptions>['values']): Impairment | undefined {
  const { tty, noise, loss, fill } = values;
  if (tty !== true) {
    if (noise === undefined && loss === undefined && fill === undefined) return undefined;
    throw new PaylineError('config.invalid', '--noise, --loss and --fill need --tty.');
  }
  if (fill !== undefined && fill !== 'silence' && fill !== 'repeat') {
    throw new PaylineError('config.invalid', `--fill is "${fill}". Write silence or repeat.`);
  }
  return {
    ...(noise !== undefined && { signalToNoiseDb: numberWithin('noise', noise, -20, 60) }),
    ...(loss !== undefined && { lossPercent: numberWithin('loss', loss, 0, 100) }),
    ...(fill !== undefined && { fill }),
  };
}

function numberWithin(name: string, written: string, minimum: number, maximum: number): number {
  const value = written.trim() === '' ? Number.NaN : Number(written);
  if (value >= minimum && value <= maximum) return value;
  const message = `--${name} is "${written}", which is no number from ${minimum} to ${maximum}.`;
  throw new PaylineError('config.invalid', `${message} Write it as --${name}=5.`);
}

function missing(what: string): PaylineError {
  return new PaylineError(
    'config.invalid',
    `The phone needs ${what}. Give it, or start the demo line first (npm start).`,
  );
}

function optionalUrl(name: string, value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : httpUrl(name, value);
}

function httpUrl(name: string, value: string): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new PaylineError(
    'config.invalid',
    `--${name} is "${maskUrl(value)}", which is no http or https URL. ` +
      'Write it whole, such as http://127.0.0.1:3000/voice/incoming.',
  );
}

function readConnector(value: string | undefined): ConnectorAddress | undefined {
  if (value === undefined || value === '') return undefined;
  const url = new URL(httpUrl('connector', value));
  const { username, password } = url;
  url.username = '';
  url.password = '';
  return {
    url: url.href,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
