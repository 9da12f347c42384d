import { PaylineError } from '../../errors.ts';

export interface Step {
  /** In the infinitive: 'make the App'. */
  readonly what: string;
  run(): Promise<void>;
}

/**
 * Takes the steps in order and says each one done. When one fails, throws its error with what was
 * done and what was not added; the command can be run again then, and goes on from there.
 */
export async function takeSteps(steps: readonly Step[], say: (line: string) => void) {
  for (const [index, { what, run }] of steps.entries()) {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof PaylineError)) throw error;
      const names = (some: readonly Step[]) =>
        some.map((step) => step.what).join('; ') || 'nothing';
      const done = `Done: ${names(steps.slice(0, index))}.`;
      const open = `Not done, or not known to be: ${names(steps.slice(index))}.`;
      const message = `${error.message}\n${done}\n${open}\nRunning the same command again goes on.`;
      throw new PaylineError(error.code, message, { cause: error });
    }
    say(`done: ${what}`);
  }
}
