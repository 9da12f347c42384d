import { join } from 'node:path';
import { officeOf } from '../../flows/index.ts';
import { applyImport, type ImportSummary } from '../billing/import/apply.ts';
import { readFiles } from '../billing/import/read-files.ts';
import { type Clock, systemClock } from '../clock.ts';
import { PaylineError } from '../errors.ts';
import { readLineFacts } from '../line-facts.ts';
import { rootFolder } from '../root.ts';
import { todayIn } from '../voice/speak/dates.ts';
import { openLineDatabase } from './database.ts';
import { databasePathOf, type Environment, readEnvironment } from './environment.ts';

export interface ImportArguments {
  readonly members: string;
  readonly bills: string;
  readonly asOf?: string;
  readonly dryRun?: boolean;
  readonly allowClosing?: boolean;
}

/** `payline import`: prints what changed. Throws import.refused, having changed nothing. */
export function importFiles(wanted: ImportArguments): void {
  console.log(runImport(wanted, readEnvironment()).join('\n'));
}

/**
 * Reads both files and brings the line's own database (DATABASE_PATH) to what they say. Returns the
 * lines to print. Throws import.refused; config.invalid when members live in the plan's system.
 */
export function runImport(
  wanted: ImportArguments,
  environment: Environment,
  clock: Clock = systemClock,
): string[] {
  if (environment.BILLING_DIRECTORY === 'http') {
    throw new PaylineError(
      'config.invalid',
      'BILLING_DIRECTORY is http: the line asks the plan’s own billing system, and members or ' +
        'bills imported here would never be read. Set it to sqlite, or leave the files alone.',
    );
  }
  const facts = readLineFacts(environment.LINE_FILE || join(rootFolder, 'flows/line.json'));
  const { zone } = officeOf(facts, null);
  const rowFacts = { ...facts, today: todayIn(zone, clock)() };
  const moment = { nowMilliseconds: clock.now(), zone };
  const files = readFiles(wanted, rowFacts, moment, wanted.asOf);
  const dryRun = wanted.dryRun === true;
  const db = openLineDatabase(environment, dryRun ? 'inMemory' : 'create');
  try {
    const { nowMilliseconds } = moment;
    const allowClosing = wanted.allowClosing === true;
    const summary = applyImport(db, files, { dryRun, allowClosing, nowMilliseconds });
    return tell(summary, files.asOfMilliseconds, dryRun, databasePathOf(environment));
  } finally {
    db.close();
  }
}

function tell(
  { members, bills, newerPayments, newerExtensions }: ImportSummary,
  asOfMilliseconds: number,
  dryRun: boolean,
  path: string,
): string[] {
  const counts = ({ added, changed, unchanged }: ImportSummary['members']) =>
    `${added} added, ${changed} changed, ${unchanged} unchanged`;
  const lines = [
    `Members  ${counts(members)}`,
    `Bills    ${counts(bills)}, ${bills.closed} closed (not in the file any more)`,
  ];
  const asOf = new Date(asOfMilliseconds).toISOString();
  const billCount = (count: number) => `${count} ${count === 1 ? 'bill' : 'bills'}`;
  if (newerPayments.bills > 0) {
    const { bills: count, cents } = newerPayments;
    lines.push(
      `Payments $${(cents / 100).toFixed(2)} paid by telephone since ${asOf} ` +
        `stays taken off ${billCount(count)}`,
    );
  }
  if (newerExtensions > 0) {
    const count = billCount(newerExtensions);
    lines.push(`Due dates moved by telephone since ${asOf} stay moved on ${count}`);
  }
  lines.push(dryRun ? `Dry run: ${path} was not changed.` : `Imported into ${path}.`);
  return lines;
}
