import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { rootFolder } from '../../src/root.ts';
import type {
  CarrierEvent,
  PhoneCommand,
  PhoneMessage,
  PhoneSetup,
} from '../../src/simulator/contract.ts';

/** Stricter than a server need be: the page must live with it. */
const SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The carrier's side of the browser phone, played by the test line by line. */
export interface FakeCarrier {
  readonly url: string;
  /** Every command since the last `forget`. */
  readonly commands: readonly PhoneCommand[];
  forget(): void;
  /** Resolves with the first command, old or new, that fits; fails after 5 s. */
  command(fits: (command: PhoneCommand) => boolean): Promise<PhoneCommand>;
  tell(event: CarrierEvent): void;
  /** Sends words as a sound; the result resolves when the handset acknowledges them. */
  say(text: string): Promise<void>;
  send(message: PhoneMessage): void;
  /** The carrier dies (sockets closed, port closed) … */
  die(): Promise<void>;
  /** … and lives again at the same address. */
  revive(): Promise<void>;
}

export async function startFakeCarrier(setup: PhoneSetup): Promise<FakeCarrier> {
  const commands: PhoneCommand[] = [];
  const waiting = new Set<() => void>();
  const sockets = new Set<WebSocket>();
  let port = 0;
  let soundsSent = 0;

  const takeSocket = (socket: WebSocket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => {
      commands.push(JSON.parse(String(data)));
      for (const look of waiting) look();
    });
  };
  const listen = () => createPageServer(setup, takeSocket, port);
  let server = await listen();
  port = (server.address() as AddressInfo).port;

  const send = (message: PhoneMessage) => {
    for (const socket of sockets) socket.send(JSON.stringify(message));
  };
  const command: FakeCarrier['command'] = (fits) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = commands.find(fits);
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`the command never came; there were ${JSON.stringify(commands)}`));
      }, 5_000);
      waiting.add(look);
      look();
    });

  return {
    url: `http://127.0.0.1:${port}/`,
    commands,
    command,
    send,
    forget: () => commands.splice(0),
    tell: (event) => send({ event, atMilliseconds: 0 }),
    say: async (text) => {
      soundsSent += 1;
      const number = soundsSent;
      send({ number, sound: { kind: 'say', text, language: 'en-US', voice: 'Polly.Joanna' } });
      await command((sent) => sent.command === 'heard' && sent.heard === number);
    },
    die: () => {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
    revive: async () => {
      server = await listen();
    },
  };
}

/** The built page, its setup, and the socket at /phone. */
async function createPageServer(
  setup: PhoneSetup,
  takeSocket: (socket: WebSocket) => void,
  port: number,
) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('content-security-policy', SECURITY_POLICY);
    if (path === '/phone/setup.json') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(setup));
      return;
    }
    const file = join(rootFolder, 'dist/web', path === '/' ? 'index.html' : path);
    const content = await readFile(file).catch(() => null);
    if (!content) response.writeHead(404).end();
    else response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(content);
  });
  const phones = new WebSocketServer({ server, path: '/phone' });
  phones.on('connection', takeSocket);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
