import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../src/clock.ts';
import type { PhoneCommand, PhoneMessage, PhoneSetup } from '../../src/simulator/contract.ts';
import { type CarrierServer, startCarrier } from '../../src/simulator/server.ts';
import { type Route, startTinyLine, type TinyLine, type Upgrade } from '../support/tiny-line.ts';

export const accountSid = `AC${'1'.repeat(32)}`;
export const authToken = 'secret-token';
export const lineNumber = '+18005550100';

export const setup: PhoneSetup = { planName: 'Test Plan', lineNumber, callers: [], cards: [] };

export interface OpenCarrier {
  readonly carrier: CarrierServer;
  readonly line: TinyLine;
}

/** A carrier server before a line of this test's own; both close with the test. */
export async function openCarrier(
  routes: Readonly<Record<string, Route>>,
  webFolder = join(tmpdir(), 'no-such-folder'),
  upgrade?: Upgrade,
): Promise<OpenCarrier> {
  const line = await startTinyLine({ '/status': '', ...routes }, upgrade);
  const carrier = await startCarrier({
    line: {
      voiceUrl: `${line.url}/voice`,
      statusUrl: `${line.url}/status`,
      accountSid,
      authToken,
    },
    clock: systemClock,
    port: 0,
    webFolder,
    setup,
  });
  onTestFinished(() => carrier.close());
  return { carrier, line };
}

/** A built page of one file. */
export function pageFolder(html: string, name = 'index.html'): string {
  const folder = mkdtempSync(join(tmpdir(), 'payline-page-'));
  writeFileSync(join(folder, name), html);
  return folder;
}

/** A page's socket that keeps what it was told. */
export class PageSocket<Command = PhoneCommand, Message = PhoneMessage> {
  readonly messages: Message[] = [];
  readonly #socket: WebSocket;
  #told = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)));
      this.#told();
    });
  }

  static async open<Command = PhoneCommand, Message = PhoneMessage>(
    url: string,
    origin?: string,
    path = '/phone',
  ): Promise<PageSocket<Command, Message>> {
    const options = origin === undefined ? {} : { origin };
    const socket = new WebSocket(url.replace('http', 'ws') + path, options);
    const page = new PageSocket<Command, Message>(socket);
    await once(socket, 'open');
    onTestFinished(() => socket.terminate());
    return page;
  }

  send(command: Command | string): void {
    this.#socket.send(typeof command === 'string' ? command : JSON.stringify(command));
  }

  close(): void {
    this.#socket.close();
  }

  /** The first message that `fits`, now or later. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    }
  }
}

/** Asks the REST API, with the account's credentials unless told otherwise. */
export async function askRest(
  { carrier }: OpenCarrier,
  path: string,
  form?: Readonly<Record<string, string>>,
  credentials = `${accountSid}:${authToken}`,
) {
  const answer = await fetch(`${carrier.url}/2010-04-01/Accounts/${accountSid}${path}`, {
    headers: { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
