import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { addAccount } from '../../../src/desk/accounts.ts';
import type { DeskAction, DeskAnswer, DeskState } from '../../../src/desk/contract.ts';
import type { Desk } from '../../../src/desk/port.ts';
import type { DeskContext } from '../../../src/http/desk/context.ts';
import { deskRoutes } from '../../../src/http/desk/routes.ts';
import { createIdentifiers } from '../../../src/ids.ts';
import { createLogger } from '../../../src/log.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { type Database, openDatabase } from '../../../src/store/open.ts';

export const PASSWORD = 'four words in a row';
/** Passwords of tests cost next to nothing. */
export const QUICK = { cost: 16, blockSize: 8, parallelization: 1 };
export const START = Date.UTC(2026, 2, 2, 16);

/** A desk that does whatever it is asked and remembers it. */
export class FakeDesk implements Desk {
  sequence = 1;
  readonly acted: [agentId: string, action: DeskAction][] = [];
  readonly presence: string[] = [];
  answer: DeskAnswer = { ok: true };
  readonly #listeners = new Set<(sequence: number) => void>();

  state(agentId: string): DeskState {
    const me = { agentId, login: 'ana', name: 'Ana', role: 'agent', phoneNumber: null } as const;
    return {
      ...{ sequence: this.sequence, nowMilliseconds: START, me },
      presence: { state: 'away', reason: null, sinceMilliseconds: START },
      ...{ awayReasons: [], wrapUpCodes: [], offer: null, conversation: null, queue: [] },
      ...{ callbacks: [], messages: [], colleagues: [], supervisor: null, hasBrowserAudio: false },
    };
  }

  async act(agentId: string, action: DeskAction): Promise<DeskAnswer> {
    this.acted.push([agentId, action]);
    return this.answer;
  }

  onChange(listener: (sequence: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  signedIn(agentId: string): void {
    this.presence.push(`${agentId} in`);
  }

  signedOut(agentId: string): void {
    this.presence.push(`${agentId} out`);
  }

  close(): void {
    this.#listeners.clear();
  }

  /** Something happened at the desk. */
  change(): void {
    this.sequence += 1;
    for (const listener of this.#listeners) listener(this.sequence);
  }
}

/** The desk's HTTP side on a real port, with a clock that stands still. */
export class DeskWorld {
  readonly clock = new VirtualClock(START);
  readonly desk = new FakeDesk();
  readonly logs: string[] = [];
  readonly db: Database = openDatabase(':memory:');
  readonly stop = new AbortController();
  readonly context: DeskContext;
  #server: Server | null = null;
  url = '';

  constructor(more: Partial<DeskContext> = {}, config: Partial<DeskContext['config']> = {}) {
    this.clock.freeze();
    migrate(this.db, START);
    this.context = {
      ...{ desk: this.desk, db: this.db, clock: this.clock, stop: this.stop.signal },
      config: {
        publicBaseUrl: 'http://127.0.0.1',
        production: false,
        twilioAccountSid: `AC${'5'.repeat(32)}`,
        twilioApiKey: null,
        deskOidc: null,
        ...config,
      },
      log: createLogger({
        level: 'debug',
        destination: { write: (line) => this.logs.push(line) },
      }),
      passwordCost: QUICK,
      ...more,
    };
  }

  async start(): Promise<void> {
    const app = express().use(deskRoutes(this.context));
    this.#server = createServer(app);
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Makes an account; returns its agent ID. */
  agent(login: string, role: 'agent' | 'supervisor' = 'agent'): Promise<string> {
    return addAccount(this.accounts, {
      ...{ login, name: login, role, phoneNumber: null, password: PASSWORD },
    });
  }

  get accounts() {
    const identifiers = createIdentifiers(this.clock);
    const nowMilliseconds = this.clock.now();
    return { db: this.db, identifiers, nowMilliseconds, passwordCost: QUICK };
  }

  /** A browser that has signed in. */
  async signedIn(login: string): Promise<DeskBrowser> {
    const browser = new DeskBrowser(this.url);
    await browser.signIn(login, PASSWORD);
    return browser;
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve) ?? resolve(null));
    this.db.close();
  }
}

/** Undefined: the browser does not send this one. */
type Headers = Readonly<Record<string, string | undefined>>;

function sentOf(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export interface Answer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly text: string;
  /** The body as JSON; {} when it is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a browser does by itself: it keeps cookies and names the page's origin. */
export class DeskBrowser {
  readonly cookies = new Map<string, string>();
  csrfToken = '';
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async signIn(login: string, password: string): Promise<Answer> {
    const answer = await this.post('/desk/sign-in', { login, password });
    this.csrfToken = String(answer.body.csrfToken ?? this.csrfToken);
    return answer;
  }

  act(action: DeskAction | Record<string, unknown>, headers: Headers = {}): Promise<Answer> {
    return this.post('/desk/api/actions', action, headers);
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.#send(path, { headers });
  }

  post(path: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.#send(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        Origin: this.#url,
        'Sec-Fetch-Site': 'same-origin',
        'X-Desk-Token': this.csrfToken,
        ...headers,
      },
    });
  }

  /** Opens a request whose body is read by the test. */
  open(path: string, headers: Headers = {}, signal?: AbortSignal): Promise<Response> {
    const all = sentOf({ Cookie: this.#cookieHeader, ...headers });
    return fetch(this.#url + path, { headers: all, ...(signal ? { signal } : {}) });
  }

  async #send(
    path: string,
    init: { method?: string; body?: string; headers: Headers },
  ): Promise<Answer> {
    const headers = sentOf({ Cookie: this.#cookieHeader, ...init.headers });
    const response = await fetch(this.#url + path, { ...init, headers, redirect: 'manual' });
    this.#keep(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const { status } = response;
    return { status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  }

  get #cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
