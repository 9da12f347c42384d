import type { CarrierEvent } from '../../simulator/contract.ts';
import type { Environment } from '../environment.ts';
import type { CallerKind } from './callers.ts';
import { startLineWorld } from './line-world.ts';
import type { Task } from './tasks.ts';

/** What came of one caller's one task. */
export interface Result {
  readonly task: string;
  readonly caller: string;
  readonly completed: boolean;
  /** From dialing to the end of the last call. */
  readonly seconds: number;
  readonly redials: number;
  readonly lostAt: string | null;
}

/** Places one call (and its redial) against a line of its own, and looks at what came of it. */
export async function runTask(
  task: Task,
  kind: CallerKind,
  environment: Environment,
  show: (event: CarrierEvent) => void = () => {},
): Promise<Result> {
  const world = await startLineWorld(environment);
  try {
    const begunAt = world.clock.now();
    const { redials, lostAt, exchanges } = await kind.place(world, task, show);
    const seconds = Math.round((world.clock.now() - begunAt) / 1000);
    await world.settle();
    const completed = task.isDone({ db: world.running.line.db, exchanges });
    return { task: task.name, caller: kind.name, completed, seconds, redials, lostAt };
  } finally {
    await world.stop();
  }
}

/** True when every kind of caller completes at least as many tasks as the first one does. */
export function isParity(results: readonly Result[], kinds: readonly CallerKind[]): boolean {
  const [first = 0, ...others] = kinds.map(
    ({ name }) => results.filter((each) => each.caller === name && each.completed).length,
  );
  return others.every((count) => count >= first);
}
