import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runProvision } from '../../src/cli/provision/command.ts';
import type { ProvisionArguments } from '../../src/cli/provision/wish.ts';
import type { Clock } from '../../src/clock.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import {
  accountSid,
  askRest,
  authToken,
  lineNumber,
  type OpenCarrier,
  openCarrier,
} from '../simulator/open-carrier.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What becomes of a request: nothing unusual, an answer that is lost, or a request that is. */
export type Fault = 'answerLost' | 'answerHangs' | 'failsAfter' | 'failsBefore' | null;

/** An account at the embedded carrier, which a person sets up by `payline provision`. */
export interface ProvisionWorld extends OpenCarrier {
  readonly folder: string;
  readonly environment: Record<string, string>;
  /** "POST /Applications.json", in order. */
  readonly requests: string[];
  /** Decides about each request; changed by the test. */
  fault: (request: string) => Fault;
  /** The lines it printed; throws what it throws. */
  provision(wanted?: ProvisionArguments): Promise<string[]>;
  apps(): Promise<Record<string, string>[]>;
  numbers(): Promise<Record<string, string>[]>;
}

export { lineNumber };

export const publicBaseUrl = 'http://127.0.0.1:3999';

export async function provisionWorld(): Promise<ProvisionWorld> {
  const open = await openCarrier({});
  const folder = temporaryFolder();
  const requests: string[] = [];
  const world: ProvisionWorld = {
    ...open,
    folder,
    environment: {
      PUBLIC_BASE_URL: publicBaseUrl,
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      DATABASE_PATH: join(folder, 'payline.db'),
    },
    requests,
    fault: () => null,
    async provision(wanted = {}) {
      const lines: string[] = [];
      const surroundings = { clock: waitless(), deadlineMilliseconds: 400 };
      await runProvision(wanted, world.environment, (line) => lines.push(line), surroundings);
      return lines;
    },
    apps: () => listOf(open, '/Applications.json', 'applications'),
    numbers: () => listOf(open, '/IncomingPhoneNumbers.json', 'incoming_phone_numbers'),
  };
  const proxy = createServer((request, response) => {
    void pass(request, response, open.carrier.url, world);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  world.environment.TWILIO_API_BASE_URL = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
  return world;
}

/** Waits cost nothing; nobody looks at the hour. */
function waitless(): Clock {
  return { now: () => new VirtualClock(0).now(), sleep: () => Promise.resolve() };
}

async function listOf(open: OpenCarrier, path: string, name: string) {
  const { body } = await askRest(open, path);
  return body[name] as Record<string, string>[];
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  carrierUrl: string,
  world: ProvisionWorld,
): Promise<void> {
  const { method = 'GET', url = '' } = request;
  const path = url.replace(/^.*\/Accounts\/\w+/, '').replace(/\?.*$/, '');
  const name = `${method} ${path}`;
  world.requests.push(name);
  const fault = world.fault(name);
  let body = '';
  for await (const chunk of request) body += String(chunk);
  if (fault === 'failsBefore') return void response.writeHead(500).end();
  const { authorization = '' } = request.headers;
  const type = 'application/x-www-form-urlencoded';
  const answer = await fetch(carrierUrl + url, {
    method,
    headers: { authorization, ...(method === 'POST' && { 'content-type': type }) },
    ...(method === 'POST' && { body }),
  });
  const text = await answer.text();
  if (fault === 'answerLost') request.socket.destroy();
  else if (fault === 'failsAfter') response.writeHead(500).end();
  else if (fault === null) {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  }
}
