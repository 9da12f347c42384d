import type { CallerKind } from './callers.ts';
import type { Result } from './run.ts';

const LONGEST_QUOTE = 160;

/** The results, a task a line and a kind of caller a column; below it, where a caller gave up. */
export function tableOf(results: readonly Result[], kinds: readonly CallerKind[]): string {
  const tasks = [...new Set(results.map(({ task }) => task))];
  const rows = [
    ['task', ...kinds.map(({ name }) => name)],
    ...tasks.map((task) => [task, ...kinds.map(({ name }) => cell(results, task, name))]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => widest(rows, column));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...results.flatMap(gaveUp)].map((line) => `${line}\n`).join('');
}

function cell(results: readonly Result[], task: string, caller: string): string {
  const result = results.find((each) => each.task === task && each.caller === caller);
  if (!result) return '';
  const { completed, seconds, redials } = result;
  const time = `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  const again = redials === 0 ? '' : `, ${redials} redial`;
  return `${completed ? 'completed' : 'NOT completed'}, ${time}${again}`;
}

function gaveUp({ completed, caller, task, lostAt }: Result): string[] {
  if (completed) return [];
  const why = lostAt === null ? 'was not done when the call was over' : 'was lost at';
  const quote = lostAt === null ? '.' : `: “${lostAt.slice(-LONGEST_QUOTE)}”`;
  return [`The ${caller} caller (${task}) ${why}${quote}`];
}

function widest(rows: readonly (readonly string[])[], column: number): number {
  return Math.max(...rows.map((row) => row[column]?.length ?? 0));
}
