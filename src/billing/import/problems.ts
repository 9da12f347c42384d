import { PaylineError } from '../../errors.ts';

/** One reason to refuse a file. Never holds a value of it: any cell may be somebody's. */
export interface Problem {
  readonly file: string;
  /** As a spreadsheet counts; null for the file as a whole. */
  readonly row: number | null;
  /** The column's name, or its number when it has none; null for the whole row. */
  readonly column: string | null;
  /** What is wrong and what is allowed. */
  readonly what: string;
}

const SHOWN_MAX = 50;

/** import.refused with up to fifty problems, and how many more there are. */
export function refusal(problems: readonly Problem[]): PaylineError {
  const shown = problems.slice(0, SHOWN_MAX).map((problem) => `  ${describe(problem)}`);
  const more = problems.length - shown.length;
  if (more > 0) shown.push(`  and ${more} more`);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new PaylineError(
    'import.refused',
    `Nothing was imported: ${count}. Mend the files where they are made and import again.\n` +
      shown.join('\n'),
  );
}

function describe({ file, row, column, what }: Problem): string {
  const place = [row === null ? '' : ` row ${row}`, column === null ? '' : `, column ${column}`];
  return `${file}${place.join('')}: ${what}.`;
}
