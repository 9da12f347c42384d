import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** The process of `payline start`. */
  pid: z.number(),
  linePid: z.number(),
  lineUrl: z.string(),
  phoneUrl: z.string(),
  gatewayUrl: z.string(),
  lineNumber: z.string(),
});

/** Where the running demo answers: `npm run phone` finds it by this note in the data folder. */
export type RunningDemo = Readonly<z.infer<typeof schema>>;

export function noteRunning(dataFolder: string, demo: RunningDemo): void {
  writeFileSync(fileIn(dataFolder), `${JSON.stringify(demo, null, 2)}\n`);
}

export function forgetRunning(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true });
}

/** The demo of this data folder, or null when none runs (a note left by a killed one counts not). */
export function findRunning(dataFolder: string): RunningDemo | null {
  const demo = schema.safeParse(readJson(fileIn(dataFolder)));
  return demo.success && isAlive(demo.data.pid) ? demo.data : null;
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'running.json');
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
