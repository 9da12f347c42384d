import type { z } from 'zod';
import type { CsvRow } from './csv.ts';
import type { Problem } from './problems.ts';

/** A checked record and the row it stood in. */
export interface Checked<Value> {
  readonly row: number;
  readonly value: Value;
}

/**
 * Turns the rows of a file into checked records: columns are found by their names in the first row,
 * in any order; none may be missing (but the optional), unknown or named twice. Optional columns of
 * one group come together. `schema` has one key a column and takes texts. Returns the names too.
 */
export function readTable<Schema extends z.ZodObject>(
  file: string,
  rows: readonly CsvRow[],
  schema: Schema,
  optional: readonly (readonly string[])[] = [],
): { columns: readonly string[]; records: Checked<z.infer<Schema>>[]; problems: Problem[] } {
  const header = rows[0]?.cells ?? [];
  const problems = headerProblems(file, header, Object.keys(schema.shape), optional);
  if (problems.length > 0) return { columns: header, records: [], problems };
  const records: Checked<z.infer<Schema>>[] = [];
  for (const { row, cells } of rows.slice(1)) {
    if (cells.length !== header.length) {
      problems.push({ file, row, column: null, what: cellCount(cells, header.length) });
      continue;
    }
    const parsed = schema.safeParse(Object.fromEntries(header.map((name, i) => [name, cells[i]])));
    if (parsed.success) records.push({ row, value: parsed.data });
    for (const { path, message } of parsed.error?.issues ?? []) {
      problems.push({ file, row, column: String(path[0]), what: message });
    }
  }
  return { columns: header, records, problems };
}

function headerProblems(
  file: string,
  header: readonly string[],
  known: readonly string[],
  optional: readonly (readonly string[])[],
): Problem[] {
  const problem = (column: string | null, what: string) => ({ file, row: 1, column, what });
  const needed = known.filter((name) => !optional.flat().includes(name));
  if (!header.some((name) => known.includes(name))) {
    return [problem(null, `does not name the columns. It must be: ${needed.join(',')}`)];
  }
  const missing = needed.filter((name) => !header.includes(name));
  const problems: Problem[] = missing.map((name) => problem(name, 'is missing'));
  for (const group of optional) {
    const absent = group.filter((name) => !header.includes(name));
    if (absent.length === group.length) continue;
    const what = `is missing. These come together, or none: ${group.join(', ')}`;
    problems.push(...absent.map((name) => problem(name, what)));
  }
  const columns = header.map((name, index) => ({ name, column: String(index + 1) }));
  const unknown = columns.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) {
    const which = unknown.map(({ column }) => column).join(', ');
    problems.push(problem(which, `not a column of this file. Allowed: ${known.join(', ')}`));
  }
  for (const [index, { name, column }] of columns.entries()) {
    const first = header.indexOf(name);
    if (first === index || !known.includes(name)) continue;
    problems.push(problem(name, `stands in columns ${first + 1} and ${column}`));
  }
  return problems;
}

function cellCount(cells: readonly string[], wanted: number): string {
  if (cells.length === 1 && cells[0] === '') return 'is empty. Remove it';
  const count = cells.length === 1 ? '1 value' : `${cells.length} values`;
  return `has ${count} where the header has ${wanted}. Put a value with a comma in quotes`;
}

/** Each record whose key stood in an earlier row already; what has none is not compared. */
export function duplicates<Value>(
  file: string,
  records: readonly Checked<Value>[],
  column: string & keyof Value,
): Problem[] {
  const seen = new Map<unknown, number>();
  const problems: Problem[] = [];
  for (const { row, value } of records) {
    const key = value[column] ?? null;
    if (key === null) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else problems.push({ file, row, column, what: `is the same as in row ${first}` });
  }
  return problems;
}
