import { holdsCard } from '../../card-numbers.ts';
import type { CsvRow } from './csv.ts';
import type { Problem } from './problems.ts';

/** ###-##-####, with any of the dashes or a blank. Nine digits in a row may be a member ID. */
const socialSecurityNumber = /(?<!\d)\d{3}[- \u2010-\u2015]\d{2}[- \u2010-\u2015]\d{4}(?!\d)/;

/**
 * Every cell, the header's too, that holds a payment card number or the shape of a US Social
 * Security number. One is enough to refuse the file: neither belongs in a pay line's database.
 */
export function findSensitive(file: string, rows: readonly CsvRow[]): Problem[] {
  const [header] = rows;
  const problems: Problem[] = [];
  for (const { row, cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      const what = whatIsSensitive(cell);
      if (what === null) continue;
      const name = header?.cells[index];
      const safe = name !== undefined && /^[a-z_]{1,32}$/.test(name);
      problems.push({ file, row, column: safe ? name : String(index + 1), what });
    }
  }
  return problems;
}

function whatIsSensitive(cell: string): string | null {
  if (holdsCard(cell)) return 'holds a payment card number. No file with one is imported';
  if (!socialSecurityNumber.test(cell)) return null;
  return 'holds what looks like a Social Security number. No file with one is imported';
}
