import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../src/clock.ts';
import { createTwilioClient, type TwilioClient } from '../../../src/twilio/client/client.ts';

export const ACCOUNT = `AC${'1'.repeat(32)}`;
export const TOKEN = 'token-of-the-test-000000000000000';

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface Asked {
  /** 'POST /Calls.json': below the account, without the query. */
  readonly what: string;
  readonly query: Readonly<Record<string, string>>;
  /** A field that came twice holds both, with a space between. */
  readonly form: Readonly<Record<string, string>>;
  readonly authorization: string;
}

/** Time that only our own waits move; each is written down. */
export class WaitingClock implements Clock {
  #now = Date.parse('2026-03-02T17:30:00Z');
  readonly waits: number[] = [];

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.#now += milliseconds;
  }
}

/**
 * A server in the carrier's place: it reads each request whole, then behaves as the next of
 * `behaviours` says; the last of them again and again.
 */
export async function startCarrier(
  behaviours: readonly Behaviour[],
  options: { readonly deadlineMilliseconds?: number } = {},
) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    asked.push(await read(request));
    behaviours[Math.min(asked.length, behaviours.length) - 1]?.(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const clock = new WaitingClock();
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const account = { baseUrl, accountSid: ACCOUNT, authToken: TOKEN };
  const twilio: TwilioClient = createTwilioClient({ ...account, clock, ...options });
  return { twilio, asked, clock, account, close };
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = '';
  for await (const piece of request) body += String(piece);
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://carrier.test');
  return {
    what: `${request.method} ${pathname.replace(`/2010-04-01/Accounts/${ACCOUNT}`, '')}`,
    query: fieldsOf(searchParams),
    form: fieldsOf(new URLSearchParams(body)),
    authorization: request.headers.authorization ?? '',
  };
}

function fieldsOf(parameters: URLSearchParams): Record<string, string> {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(' ')]));
}

export const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };

/** In the shape of Twilio's error bodies. */
export const refusing = (status: number, code: number, headers: Record<string, string> = {}) =>
  answering(
    status,
    {
      code,
      message: 'Said to a person; it may quote +14155550117.',
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    },
    headers,
  );

/** The request arrived, and the connection is cut. */
export const cutting: Behaviour = (request) => {
  request.socket.destroy();
};

/** The request arrived, and part of the answer comes back. */
export const cuttingMidAnswer: Behaviour = (request, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"sid":', () => request.socket.destroy());
};

export const silent: Behaviour = () => {};
