import { fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { PaylineError } from '../../errors.ts';
import type { Environment } from '../environment.ts';

/** One program of the demo that runs beside the supervisor. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Its address, once it listens. Rejects with simulator.unreachable when it ends before that. */
  readonly ready: Promise<string>;
  /** How it ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** Asks it to stop and waits for its end. */
  stop(): Promise<void>;
}

const LOG_LINES_SHOWN = 12;

/**
 * Starts `payline NAME` with its output going to `logFile` (the run before is kept beside it).
 * The child is in a process group of its own, so that Ctrl-C reaches it only through us, in order;
 * when we are killed, the end of the IPC channel tells it.
 */
export function startChild(
  name: string,
  environment: Environment,
  logFile: string,
  program: string = process.argv[1] ?? '',
): Child {
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, '.previous.log'));
  const log = openSync(logFile, 'a', 0o600);
  const child = fork(program, [name], {
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) =>
      resolve(signal ? `was killed (${signal})` : `ended with exit code ${code}`),
    );
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (message) => resolve((message as { ready: string }).ready));
    ended.then((how) => reject(notReady(name, how, logFile)));
  });
  ready.catch(() => {}); // Whoever waits for it hears of it; nobody may be waiting any more.
  return {
    name,
    pid: child.pid ?? 0,
    ready,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function notReady(name: string, how: string, logFile: string): PaylineError {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN);
  return new PaylineError(
    'simulator.unreachable',
    `The ${name} ${how} before it was ready. The end of ${logFile}:\n\n${lines.join('\n')}\n`,
  );
}
