import { PaylineError } from '../../errors.ts';
import { isFree } from '../start/ports.ts';
import { type Patient, portsToLookAt } from './settings.ts';

const MOST_MILLISECONDS = 5000;

/** Free, or held by our own line or demo. Throws when another program holds one. */
export async function portsSummary({ environment, demo }: Patient): Promise<string> {
  if (demo) return `the demo is running: ${demo.phoneUrl}`;
  const [line, ...others] = portsToLookAt(environment);
  const busy: number[] = [];
  const isOurs = line !== undefined && !(await isFree(line)) && (await isLine(line));
  if (line !== undefined && !isOurs && !(await isFree(line))) busy.push(line);
  for (const port of others) if (!(await isFree(port))) busy.push(port);
  if (busy.length > 0) {
    throw new PaylineError(
      'config.invalid',
      `${busy.join(', ')} used by another program. Stop it or set PORT, PHONE_PORT or GATEWAY_PORT.`,
    );
  }
  if (isOurs) return `the line is running on ${line}`;
  return `${[line, ...others].join(', ')} are free`;
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
