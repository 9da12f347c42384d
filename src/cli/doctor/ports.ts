import { PaylineError } from '../../errors.ts';
import { isFree } from '../start/ports.ts';
import { type Patient, portsToLookAt } from './settings.ts';

const MOST_MILLISECONDS = 5000;

/** Free, or held by our own line or demo. Throws when another program holds one. */
export async function portsSummary({ environment, demo }: Patient): Promise<string> {
  if (demo) return `the demo is running: ${demo.phoneUrl}`;
  const ports = portsToLookAt(environment);
  const taken: number[] = [];
  for (const port of ports) if (!(await isFree(port))) taken.push(port);
  const [line] = ports;
  const isOurs = line !== undefined && taken.includes(line) && (await isLine(line));
  const busy = taken.filter((port) => !isOurs || port !== line);
  if (busy.length > 0) {
    throw new PaylineError(
      'config.invalid',
      `${busy.join(', ')} used by another program. Stop it or set PORT, PHONE_PORT or GATEWAY_PORT.`,
    );
  }
  return isOurs ? `the line is running on ${line}` : `${ports.join(', ')} are free`;
}

/** Only a line says whether it is ready in these words. */
async function isLine(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(MOST_MILLISECONDS);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal });
    return /"ready":(?:true|false)/.test(await answer.text());
  } catch {
    return false;
  }
}
