import pino, { type Logger } from 'pino';
import { scrubCardNumbers } from './card-numbers.ts';

export type { Logger } from 'pino';

/** Where finished lines go: process.stdout, or a test's array. */
export interface LogDestination {
  write(line: string): unknown;
}

/**
 * Fields that are never logged, at any depth, however they are written (`birth_date`, `BirthDate`):
 * what callers key in, what identifies a member, and our own secrets.
 */
const UNLOGGED = new Set(
  [
    ...['digits', 'memberId', 'birthDate', 'zip', 'securityCode', 'cardNumber'],
    ...['token', 'paymentToken', 'authToken', 'authTokens', 'authorization', 'cookie'],
    ...['secretKey', 'gatewaySecretKey', 'billingToken', 'turnSecret', 'dataKeys'],
    ...['password', 'passwordHash', 'csrfToken', 'clientSecret', 'twilioApiKey', 'tokenHash'],
  ].map(plainName),
);

/**
 * A pino logger whose every line is scrubbed on its way out: fields in UNLOGGED are dropped, and
 * card numbers in any text, number or field name become a mark. Redaction by path is not enough:
 * it misses deep fields, message texts and error stacks.
 */
export function createLogger(options: {
  readonly level: string;
  readonly destination?: LogDestination;
}): Logger {
  const destination = options.destination ?? process.stdout;
  return pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => destination.write(scrubLine(line)) },
  );
}

function scrubLine(line: string): string {
  return `${JSON.stringify(scrub(JSON.parse(line)))}\n`;
}

function scrub(value: unknown): unknown {
  if (typeof value === 'string') return scrubCardNumbers(value);
  if (typeof value === 'number') return scrubNumber(value);
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNLOGGED.has(plainName(name)))
      .map(([name, inner]) => [scrubCardNumbers(name), scrub(inner)]),
  );
}

function scrubNumber(value: number): number | string {
  const text = String(value);
  const scrubbed = scrubCardNumbers(text);
  return scrubbed === text ? value : scrubbed;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
