import { createServer } from 'node:net';
import { PaylineError } from '../../errors.ts';
import type { Environment } from '../environment.ts';

/** The demo's three doors. */
export interface Ports {
  readonly line: number;
  readonly phone: number;
  readonly gateway: number;
}

const doors = [
  { door: 'line', variable: 'PORT', standard: 3000, what: 'the line' },
  { door: 'phone', variable: 'PHONE_PORT', standard: 3001, what: 'the phone page' },
  { door: 'gateway', variable: 'GATEWAY_PORT', standard: 3002, what: 'the sandbox gateway' },
] as const;

/** PORT, PHONE_PORT and GATEWAY_PORT, or 3000, 3001 and 3002. Throws config.invalid. */
export function readPorts(environment: Environment): Ports {
  const read = (door: keyof Ports) => {
    const { variable, standard } = doorOf(door);
    const text = environment[variable]?.trim() || String(standard);
    if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
    throw new PaylineError(
      'config.invalid',
      `${variable} is "${text}", which is no port number. Use one from 1 to 65535.`,
    );
  };
  return { line: read('line'), phone: read('phone'), gateway: read('gateway') };
}

/** Throws config.invalid when a port is taken or two doors share one: which, and what to type. */
export async function assertPortsFree(ports: Ports): Promise<void> {
  const numbers = doors.map(({ door }) => ports[door]);
  if (new Set(numbers).size < numbers.length) {
    throw new PaylineError(
      'config.invalid',
      `PORT, PHONE_PORT and GATEWAY_PORT must differ; they are ${numbers.join(', ')}.`,
    );
  }
  for (const { door, variable, what } of doors) {
    if (await isFree(ports[door])) continue;
    throw new PaylineError(
      'config.invalid',
      `Port ${ports[door]}, wanted for ${what}, is used by another program. Stop that program, ` +
        `or choose another port:\n\n  ${variable}=${ports[door] + 100} npm start\n`,
    );
  }
}

/** Nobody listens on `port`, neither on this machine's own address nor on all of them. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

function canListen(port: number, host?: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

function doorOf(door: keyof Ports) {
  return doors.find((entry) => entry.door === door) ?? doors[0];
}
