import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { DeskAction, DeskState } from '../../src/desk/contract.ts';
import { rootFolder } from '../../src/root.ts';

/** Stricter than a server need be: the page must live with it. */
const SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const TOKEN = 'token-of-the-test';
export const PASSWORD = 'correct horse';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The desk's side of the page, played by the test picture by picture. */
export interface FakeDesk {
  readonly url: string;
  /** Every action since the last `forget`. */
  readonly actions: readonly DeskAction[];
  forget(): void;
  /** Resolves with the first action, old or new, of that name; fails after 5 s. */
  action<Name extends DeskAction['action']>(
    name: Name,
  ): Promise<Extract<DeskAction, { readonly action: Name }>>;
  /** Shows the page the state with these changes. */
  show(changes: Partial<DeskState>): void;
  /** The next action of that name is refused. */
  refuse(name: DeskAction['action'], refusal: Refusal): void;
  /** From now on nobody is signed in. */
  endSession(): void;
  /** The server goes (events broken off, port closed) … */
  die(): Promise<void>;
  /** … and comes back at the same address. */
  revive(): Promise<void>;
}

interface World {
  state: DeskState;
  isSignedIn: boolean;
  readonly actions: DeskAction[];
  readonly waiting: Set<() => void>;
  readonly streams: Set<ServerResponse>;
  readonly refusals: Map<string, Refusal>;
}

export async function startFakeDesk(state: DeskState): Promise<FakeDesk> {
  const world: World = {
    state,
    isSignedIn: false,
    actions: [],
    waiting: new Set(),
    streams: new Set(),
    refusals: new Map(),
  };
  let port = 0;
  const listen = async () => {
    const server = createServer((request, response) => void serve(world, request, response));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    return server;
  };
  let server = await listen();
  const endStreams = () => {
    for (const stream of world.streams) stream.destroy();
    world.streams.clear();
  };
  return {
    url: `http://127.0.0.1:${port}/desk/`,
    actions: world.actions,
    forget: () => world.actions.splice(0),
    action: (name) => waitForAction(world, name),
    show(changes) {
      world.state = { ...world.state, sequence: world.state.sequence + 1, ...changes };
      for (const stream of world.streams) stream.write(event(world.state));
    },
    refuse: (name, refusal) => world.refusals.set(name, refusal),
    endSession() {
      world.isSignedIn = false;
      endStreams();
    },
    async die() {
      endStreams();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    async revive() {
      server = await listen();
    },
  };
}

function waitForAction<Name extends DeskAction['action']>(world: World, name: Name) {
  type Wanted = Extract<DeskAction, { readonly action: Name }>;
  return new Promise<Wanted>((resolve, reject) => {
    const look = () => {
      const found = world.actions.find((one): one is Wanted => one.action === name);
      if (!found) return;
      clearTimeout(timer);
      world.waiting.delete(look);
      resolve(found);
    };
    const timer = setTimeout(() => {
      world.waiting.delete(look);
      reject(new Error(`no ${name} came; there were ${JSON.stringify(world.actions)}`));
    }, 5_000);
    world.waiting.add(look);
    look();
  });
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  response.setHeader('content-security-policy', SECURITY_POLICY);
  const route = `${request.method} ${path}`;
  if (route === 'GET /desk/sign-in') return json(response, 200, { oidc: false });
  if (route === 'POST /desk/sign-in') return signIn(world, await bodyOf(request), response);
  if (!path.startsWith('/desk/api/') && route !== 'POST /desk/sign-out') {
    return serveFile(path, response);
  }
  if (!world.isSignedIn) {
    return json(response, 401, { code: 'desk.notSignedIn', message: 'Sign in first.' });
  }
  if (request.method === 'POST' && request.headers['x-desk-token'] !== TOKEN) {
    return json(response, 403, { code: 'desk.badToken', message: 'Load the page again.' });
  }
  switch (route) {
    case 'GET /desk/api/session':
    case 'POST /desk/api/still-here':
      return json(response, 200, { csrfToken: TOKEN });
    case 'GET /desk/api/state':
      return json(response, 200, world.state);
    case 'GET /desk/api/events':
      return openStream(world, response);
    case 'POST /desk/api/actions':
      return takeAction(world, (await bodyOf(request)) as DeskAction, response);
    default:
      world.isSignedIn = false;
      response.writeHead(204).end();
  }
}

function signIn(world: World, body: unknown, response: ServerResponse) {
  const { password } = body as { password?: unknown };
  if (password !== PASSWORD) {
    const message = 'Login and password do not fit. After ten tries the account is locked.';
    return json(response, 401, { code: 'desk.badPassword', message });
  }
  world.isSignedIn = true;
  json(response, 200, { csrfToken: TOKEN });
}

function openStream(world: World, response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  world.streams.add(response);
  response.on('close', () => world.streams.delete(response));
  response.write(event(world.state));
}

function takeAction(world: World, action: DeskAction, response: ServerResponse) {
  world.actions.push(action);
  for (const look of world.waiting) look();
  const refusal = world.refusals.get(action.action);
  world.refusals.delete(action.action);
  if (refusal) json(response, refusal.status, { code: refusal.code, message: refusal.message });
  else json(response, 200, { ok: true });
}

function event(state: DeskState): string {
  return `id: ${state.sequence}\nevent: state\ndata: ${JSON.stringify(state)}\n\n`;
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

async function serveFile(path: string, response: ServerResponse) {
  const name = path.replace(/^\/desk\//, '') || 'index.html';
  const file = join(rootFolder, 'dist/desk', name);
  const content = await readFile(file).catch(() => null);
  if (!content) response.writeHead(404).end();
  else response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(content);
}
