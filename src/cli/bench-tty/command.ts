import { createDetector } from '../../relay/baudot/index.ts';
import { toMulaw } from '../../simulator/tty/impair.ts';
import { conditions } from './conditions.ts';
import { DETECTION_LIMIT_MILLISECONDS, detectionLines, detectionTimes } from './detection.ts';
import { runCondition } from './errors.ts';
import { minuteOf, notTty } from './not-tty.ts';
import { speechMinute } from './speech.ts';

const CHARACTERS = 1000;
const MEDIAN_LIMIT_MILLISECONDS = 340;
const CPU_LIMIT = 0.001;
const FULL = { seeds: 5, trials: 300, minutes: 60 };
const QUICK = { seeds: 1, trials: 30, minutes: 1 };
type Size = typeof FULL;

/** Prints one line and remembers whether a limit was missed. */
type Report = (name: string, measured: string, limit: string, isMet: boolean) => void;

/** `payline bench-tty`: the figures, measured. Exit code 1 when a limit is missed. */
export async function benchTty(quick: boolean): Promise<void> {
  const size = quick ? QUICK : FULL;
  let missed = 0;
  const report: Report = (name, measured, limit, isMet) => {
    if (!isMet) missed += 1;
    const line = `${name.padEnd(52)} ${measured.padStart(28)} ${limit.padStart(14)}`;
    console.log(`${line}  ${isMet ? 'pass' : 'FAIL'}`);
  };
  console.log(`${'condition'.padEnd(52)} ${'measured'.padStart(28)} ${'limit'.padStart(14)}`);
  const cpuShare = reportErrors(size, report);
  reportDetection(size, report);
  reportFalseDetection(size, report);
  report('CPU a stream, of one core', percent(cpuShare), percent(CPU_LIMIT), cpuShare <= CPU_LIMIT);
  console.log(missed === 0 ? 'All limits are met.' : `${missed} limits are missed.`);
  if (missed > 0) process.exitCode = 1;
}

function reportErrors(size: Size, report: Report): number {
  const spent = { cpuMicros: 0, audioMilliseconds: 0 };
  for (const condition of conditions) {
    const rates = Array.from({ length: size.seeds }, (_, seed) => {
      const run = runCondition(condition, 1_000 + seed, CHARACTERS);
      spent.cpuMicros += run.cpuMicros;
      spent.audioMilliseconds += run.audioMilliseconds;
      return run.rate;
    });
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const range = `${percent(Math.min(...rates))} to ${percent(Math.max(...rates))}`;
    const measured = `${percent(mean)} (${range})`;
    report(`CER, ${condition.name}`, measured, percent(condition.limit), mean <= condition.limit);
  }
  return spent.cpuMicros / 1_000 / spent.audioMilliseconds;
}

function reportDetection(size: Size, report: Report): void {
  for (const line of detectionLines) {
    const times = detectionTimes(line, size.trials).toSorted((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
    const inTime = times.filter((time) => time > 0 && time <= DETECTION_LIMIT_MILLISECONDS);
    const share = inTime.length / times.length;
    const limit = `${DETECTION_LIMIT_MILLISECONDS} ms`;
    report(`detected in time, ${line.name}`, percent(share), `99.9 % ${limit}`, share >= 0.999);
    report(
      `median time to detection, ${line.name}`,
      `${median} ms (most ${times.at(-1)})`,
      `${MEDIAN_LIMIT_MILLISECONDS} ms`,
      median <= MEDIAN_LIMIT_MILLISECONDS,
    );
  }
}

function reportFalseDetection(size: Size, report: Report): void {
  const sources = Object.entries(notTty).map(
    ([name, source]) => [name, (minute: number) => minuteOf(source, minute)] as const,
  );
  for (const [name, source] of [...sources, ['speech by espeak-ng', speechMinute] as const]) {
    let milliseconds = 0;
    let found = 0;
    for (let minute = 0; milliseconds < size.minutes * 60_000; minute += 1) {
      const samples = source(minute);
      if (samples === null) break;
      milliseconds += samples.length / 8;
      if (createDetector().push(toMulaw(samples)) !== null) found += 1;
    }
    if (milliseconds === 0) console.log(`${name}: not measured, it is not installed`);
    else
      report(`false detections, ${name}`, `${found} in ${hours(milliseconds)}`, '0', found === 0);
  }
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}

function hours(milliseconds: number): string {
  return `${(milliseconds / 3_600_000).toFixed(2)} h`;
}
