import { join } from 'node:path';
import { type Clock, systemClock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';
import type { Environment } from '../environment.ts';
import { type Child, startChild } from './child.ts';

/** The demo's two programs beside this one: the gateway, then the line that charges at it. */
export interface Crew {
  readonly gateway: Child;
  readonly line: Child;
  /** Resolves with the sentence to print when one of them ends without being asked to. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

const READY_LIMIT_MILLISECONDS = 30_000;
const READY_CHECK_MILLISECONDS = 100;

/**
 * Starts the gateway and the line and waits until the line's /readyz answers 200.
 * Throws simulator.unreachable, with both stopped, when either fails.
 */
export async function startCrew(options: {
  readonly environment: Environment;
  readonly dataFolder: string;
  readonly lineUrl: string;
  readonly clock?: Clock;
  /** The command line's own file, unless a test brings another. */
  readonly program?: string;
}): Promise<Crew> {
  const { environment, dataFolder, program } = options;
  const start = (name: string) =>
    startChild(name, environment, join(dataFolder, `${name}.log`), program);
  const gateway = start('gateway');
  const children = [gateway];
  try {
    await gateway.ready;
    const line = start('line');
    children.push(line);
    await line.ready;
    await untilReady(`${options.lineUrl}/readyz`, line, options.clock ?? systemClock);
    return crewOf(gateway, line, dataFolder);
  } catch (error) {
    await Promise.all(children.map((child) => child.stop()));
    throw error;
  }
}

function crewOf(gateway: Child, line: Child, dataFolder: string): Crew {
  let stopping = false;
  const lost = new Promise<string>((resolve) => {
    for (const child of [gateway, line]) {
      child.ended.then((how) => {
        if (!stopping) resolve(lostSentence(child.name, how, dataFolder));
      });
    }
  });
  return {
    gateway,
    line,
    lost,
    stop: async () => {
      stopping = true;
      await line.stop();
      await gateway.stop();
    },
  };
}

function lostSentence(name: string, how: string, dataFolder: string): string {
  return (
    `The ${name} ${how}; see ${join(dataFolder, `${name}.log`)}. Nothing is lost: every call and ` +
    'payment is in the data folder. Type npm start, and it goes on where it was.'
  );
}

async function untilReady(url: string, line: Child, clock: Clock): Promise<void> {
  const until = clock.now() + READY_LIMIT_MILLISECONDS;
  const gone = line.ended.then((how) => {
    throw new PaylineError('simulator.unreachable', `The line ${how} before it was ready.`);
  });
  const answers = async () => {
    while (!(await isReady(url))) {
      if (clock.now() > until) throw neverReady(url);
      await clock.sleep(READY_CHECK_MILLISECONDS);
    }
  };
  await Promise.race([answers(), gone]);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function neverReady(url: string): PaylineError {
  const seconds = READY_LIMIT_MILLISECONDS / 1000;
  return new PaylineError(
    'simulator.unreachable',
    `The line runs, but ${url} did not say it is ready within ${seconds} s. Open that address ` +
      'to see what it waits for.',
  );
}
