import { type Environment, readEnvironment, refuseInProduction } from '../environment.ts';
import { type CallerKind, callerKinds } from './callers.ts';
import { isParity, type Result, runTask } from './run.ts';
import { showOn } from './show.ts';
import { tableOf } from './table.ts';
import { parityTasks, type Task } from './tasks.ts';

export interface ParityArguments {
  /** Show what every caller heard or read, and did. */
  readonly show?: boolean;
}

/** `payline parity`: prints the table; exit code 1 when other callers complete less than voice. */
export async function parity({ show = false }: ParityArguments): Promise<void> {
  const environment = readEnvironment();
  refuseInProduction(environment, '"payline parity"');
  const write = (text: string) => process.stdout.write(text);
  process.exitCode = await runParity({ environment, write, show });
}

/**
 * Places every task as every kind of caller, each against a line, gateway and carrier of its own in
 * virtual time.
 * @returns the exit code: 1 when a kind of caller completes fewer tasks than voice callers do.
 */
export async function runParity(options: {
  readonly environment: Environment;
  readonly write: (text: string) => void;
  readonly show?: boolean;
  readonly tasks?: readonly Task[];
  readonly kinds?: readonly CallerKind[];
}): Promise<number> {
  const { environment, write, show = false, tasks = parityTasks, kinds = callerKinds } = options;
  const results: Result[] = [];
  for (const task of tasks) {
    for (const kind of kinds) {
      if (show) write(`\n${task.name}, ${kind.name}\n`);
      results.push(await runTask(task, kind, environment, show ? showOn(write) : undefined));
    }
  }
  write(`${show ? '\n' : ''}${tableOf(results, kinds)}`);
  return isParity(results, kinds) ? 0 : 1;
}
