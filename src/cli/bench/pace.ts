import { systemClock } from '../../clock.ts';
import { post } from './client.ts';
import type { Prepared } from './turns.ts';

/**
 * Sends the requests at a steady rate, whether or not the earlier ones were answered, and returns
 * how long each took from the moment it was due, in milliseconds.
 */
export async function pacedMilliseconds(
  requests: readonly Prepared[],
  perSecond: number,
): Promise<number[]> {
  const began = performance.now();
  const answers = requests.map(async (request, index) => {
    const dueAt = began + (index * 1_000) / perSecond;
    await systemClock.sleep(dueAt - performance.now());
    const { status } = await post(request);
    if (status !== 200) throw new Error(`A paced turn was answered ${status}.`);
    return performance.now() - dueAt;
  });
  return Promise.all(answers);
}

/** The value that `percent` per cent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
