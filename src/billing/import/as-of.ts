import { DateTime } from 'luxon';
import type { Problem } from './problems.ts';
import type { BillRow } from './rows.ts';
import type { Checked } from './table.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;
const FORMS = 'Write 2026-03-02 (the start of that day) or 2026-03-02T06:00:00-08:00';

/** Where and when an import happens. */
export interface ImportMoment {
  readonly nowMilliseconds: number;
  /** IANA zone of the plan's office: a day begins at its midnight. */
  readonly zone: string;
}

/**
 * The moment up to which this line's payments are already taken off in the bills file: --as-of or
 * the column as_of, the same in every row. Returns milliseconds, or problems.
 */
export function readAsOf(
  file: string,
  bills: readonly Checked<BillRow>[],
  option: string | undefined,
  moment: ImportMoment,
): { asOfMilliseconds: number; problems: Problem[] } {
  const problems: Problem[] = [];
  const [first] = bills;
  const inFile = first?.value.as_of;
  const add = (row: number | null, column: string | null, what: string) =>
    problems.push({ file, row, column, what });
  if (option !== undefined && inFile !== undefined) {
    add(null, null, 'has a column as_of, and --as-of was given too. Give one of them');
  }
  const text = option ?? inFile;
  if (text === undefined) {
    const what = `does not say how fresh its balances are. Add --as-of or a column as_of. ${FORMS}`;
    add(null, null, what);
    return { asOfMilliseconds: Number.NaN, problems };
  }
  const place = option === undefined && first ? ([first.row, 'as_of'] as const) : null;
  for (const { row, value } of place ? bills : []) {
    if (value.as_of !== text) add(row, 'as_of', `is not the same as in row ${first?.row}`);
  }
  const asOfMilliseconds = parse(text, moment.zone);
  const which = place ? '' : '--as-of ';
  if (Number.isNaN(asOfMilliseconds)) {
    add(place?.[0] ?? null, place?.[1] ?? null, `${which}is no date and no moment. ${FORMS}`);
  } else if (asOfMilliseconds > moment.nowMilliseconds) {
    add(place?.[0] ?? null, place?.[1] ?? null, `${which}is in the future. ${FORMS}`);
  }
  return { asOfMilliseconds, problems };
}

function parse(text: string, zone: string): number {
  if (!DAY.test(text) && !MOMENT.test(text)) return Number.NaN;
  return DateTime.fromISO(text, { zone }).toMillis();
}
