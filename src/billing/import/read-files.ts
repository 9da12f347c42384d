import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PaylineError } from '../../errors.ts';
import { type ImportMoment, readAsOf } from './as-of.ts';
import { readCsv } from './csv.ts';
import { premiumColumns } from './premium-columns.ts';
import { type Problem, refusal } from './problems.ts';
import { type BillRow, billRow, type MemberRow, memberRow, type RowFacts } from './rows.ts';
import { findSensitive } from './sensitive.ts';
import { type Checked, duplicates, readTable } from './table.ts';

/** Two files of which every row is good by itself. */
export interface ImportFiles {
  readonly membersFile: string;
  readonly billsFile: string;
  readonly members: readonly Checked<MemberRow>[];
  readonly bills: readonly Checked<BillRow>[];
  /** Which columns each has; what a missing one would say stays as it was. */
  readonly memberColumns: readonly string[];
  readonly billColumns: readonly string[];
  /** Payments of this line before it are already taken off the balances. */
  readonly asOfMilliseconds: number;
}

/**
 * Reads and checks both files. Throws import.refused with every problem; when a card number or a
 * Social Security number is in either, with those alone.
 */
export function readFiles(
  paths: { readonly members: string; readonly bills: string },
  facts: RowFacts,
  moment: ImportMoment,
  asOf?: string,
): ImportFiles {
  const membersFile = basename(paths.members);
  const billsFile = basename(paths.bills);
  const texts = [decode(paths.members), decode(paths.bills)] as const;
  const [memberRows, billRows] = [readCsv(texts[0]), readCsv(texts[1])];
  const sensitive = [
    ...findSensitive(membersFile, memberRows.rows),
    ...findSensitive(billsFile, billRows.rows),
  ];
  if (sensitive.length > 0) throw refusal(sensitive);
  const faults = [faultOf(membersFile, memberRows), faultOf(billsFile, billRows)].flat();
  const members = readTable(membersFile, memberRows.rows, memberRow(facts), [
    ['region'],
    ['language'],
    ['email'],
  ]);
  const bills = readTable(billsFile, billRows.rows, billRow(facts), [
    ['as_of'],
    ['application_number'],
    ['restricted'],
    premiumColumns,
  ]);
  const as = readAsOf(billsFile, bills.records, asOf, moment);
  const problems = [
    ...faults,
    ...members.problems,
    ...duplicates(membersFile, members.records, 'member_id'),
    ...bills.problems,
    ...duplicates(billsFile, bills.records, 'bill_number'),
    ...duplicates(billsFile, bills.records, 'application_number'),
    // Without good rows there is no column to read.
    ...(bills.problems.length === 0 ? as.problems : []),
  ];
  if (problems.length > 0) throw refusal(problems);
  const { asOfMilliseconds } = as;
  return {
    membersFile,
    billsFile,
    members: members.records,
    bills: bills.records,
    memberColumns: members.columns,
    billColumns: bills.columns,
    asOfMilliseconds,
  };
}

function faultOf(
  file: string,
  { fault }: { fault: ReturnType<typeof readCsv>['fault'] },
): Problem[] {
  if (!fault) return [];
  return [{ file, row: fault.row, column: String(fault.column), what: fault.what }];
}

function decode(path: string): string {
  const bytes = read(path);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new PaylineError('import.refused', `${path} is UTF-16. Save it as UTF-8 CSV.`);
  }
  try {
    // A byte order mark in front is dropped.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new PaylineError('import.refused', `${path} is not UTF-8. Save it as UTF-8 CSV.`, {
      cause,
    });
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it failed';
    throw new PaylineError('import.refused', `${path} cannot be read (${why}). Check its name.`, {
      cause,
    });
  }
}
