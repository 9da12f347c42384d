import type { CarrierEvent } from '../../simulator/contract.ts';
import { type Environment, readEnvironment, refuseInProduction } from '../environment.ts';
import { callerKinds } from './callers.ts';
import { isParity, type Result, runTask } from './run.ts';
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
}): Promise<number> {
  const { environment, write, show = false, tasks = parityTasks } = options;
  const results: Result[] = [];
  for (const task of tasks) {
    for (const kind of callerKinds) {
      if (show) write(`\n${task.name}, ${kind.name}\n`);
      const tell = (event: CarrierEvent) => write(show ? lineOf(event) : '');
      results.push(await runTask(task, kind, environment, tell));
    }
  }
  write(`${show ? '\n' : ''}${tableOf(results, callerKinds)}`);
  return isParity(results, callerKinds) ? 0 : 1;
}

function lineOf(event: CarrierEvent): string {
  if ('say' in event) return `  line says      ${event.say}\n`;
  if ('keys' in event) return `  keys           ${event.keys}\n`;
  if ('spoken' in event) return `  caller says    ${event.spoken}\n`;
  if ('relay' in event) return `  ${event.by.padEnd(9)} types ${event.relay}\n`;
  if ('error' in event) return `  carrier        ${event.error.code} ${event.error.message}\n`;
  return 'end' in event ? `  end            ${event.end}\n` : '';
}
