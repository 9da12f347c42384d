import { type RunItem, runAutopay } from '../autopay/run.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import { createHttpDirectory } from '../billing/http-directory.ts';
import { guardOvertakenReads } from '../billing/overtaken-reads.ts';
import { sqliteDirectory } from '../billing/sqlite-directory.ts';
import { systemClock } from '../clock.ts';
import { billingOf } from '../config/billing.ts';
import { PaylineError } from '../errors.ts';
import { createIdentifiers } from '../ids.ts';
import { createLogger } from '../log.ts';
import type { Database } from '../store/open.ts';
import { inLineDatabase } from './database.ts';
import { type Environment, readEnvironment } from './environment.ts';

export interface AutopayRunArguments {
  readonly date?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `payline autopay run`: writes down what is due by now, once, and prints a report. The running line
 * makes the charges. Sets exit code 1 when the plan's records could not be read for somebody.
 * Throws autopay.futureDate, config.invalid.
 */
export async function autopayRun({ date, dryRun, json }: AutopayRunArguments): Promise<void> {
  if (date !== undefined && !isDay(date)) {
    throw new PaylineError('config.invalid', `--date ${date} is no day. Write it as 2026-03-02.`);
  }
  const environment = readEnvironment();
  const items = await inLineDatabase(environment, (db) => {
    const directory = directoryOf(environment, db);
    const identifiers = createIdentifiers(systemClock);
    return runAutopay(
      { db, clock: systemClock, directory, identifiers },
      { ...(date !== undefined && { date }), dryRun: dryRun === true },
    );
  });
  console.log(json ? JSON.stringify(items) : reportOf(items, dryRun === true).join('\n'));
  if (items.some(({ result }) => result === 'recordsDown')) process.exitCode = 1;
}

const results: Readonly<Record<RunItem['result'], string>> = {
  charged: 'charged',
  overCap: 'not charged, over the limit; the member is told',
  disputed: 'not charged, the bill is in dispute; the member is told',
  cardExpired: 'not charged, the card has expired; the member is told',
  billLocked: 'another payment of the bill is not finished; next run',
  billChanged: 'the bill changed meanwhile; next run',
  firstPremium: 'a first premium is paid by the member; next run',
  recordsDown: "the plan's records cannot be read; next run",
};

/** One line for each due date, and a sum. */
export function reportOf(items: readonly RunItem[], isDryRun: boolean): string[] {
  const lines = items.map(({ reference, billId, dueDate, amountCents, result, confirmation }) => {
    const about = billId === '' ? '' : ` ${billId} due ${dueDate} $${dollars(amountCents)}`;
    const word = result === 'charged' && isDryRun ? 'would be charged' : results[result];
    return `${reference}${about}: ${word}${confirmation ? ` ${confirmation}` : ''}`;
  });
  const charged = items.filter(({ result }) => result === 'charged');
  const sumCents = charged.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const word = isDryRun ? 'would be charged' : 'charged';
  const rest = items.length - charged.length;
  return [...lines, `${charged.length} ${word}, $${dollars(sumCents)}; ${rest} not.`];
}

const dollars = (cents: number) => (cents / 100).toFixed(2);

const isDay = (date: string) =>
  /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));

function directoryOf(environment: Environment, db: Database): BillingDirectory {
  const billing = billingOf({
    BILLING_DIRECTORY: environment.BILLING_DIRECTORY === 'http' ? 'http' : 'sqlite',
    BILLING_URL: environment.BILLING_URL,
    BILLING_TOKEN: environment.BILLING_TOKEN,
  });
  if (billing.directory === 'sqlite') return sqliteDirectory(db);
  const { url: baseUrl, token } = billing;
  const log = createLogger({ level: 'warn' });
  const directory = createHttpDirectory({ baseUrl, token, clock: systemClock, log });
  return guardOvertakenReads(directory, db, systemClock);
}
