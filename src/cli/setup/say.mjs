/** A failure the reader can act on: what happened, why, what to type. */
export class SetupError extends Error {}

const PROGRESS_MILLISECONDS = 10_000;

export function say(line) {
  process.stderr.write(`payline: ${line}\n`);
}

/** Says every ten seconds that `work` is still going on; `what()` names the present step. */
export async function withProgress(what, work) {
  const start = performance.now();
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - start) / 1000);
    say(`  ${seconds} s: ${what()}`);
  }, PROGRESS_MILLISECONDS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
