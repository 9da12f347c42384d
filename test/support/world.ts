import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { loadConfig } from '../../src/config.ts';
import { createIdentifiers, type Identifiers } from '../../src/ids.ts';
import { createLogger } from '../../src/log.ts';
import { type RunningLine, startLine } from '../../src/main.ts';
import type { CardEntries } from '../../src/payments/card-entries.ts';
import type { PaymentGateway } from '../../src/payments/gateway.ts';
import { magicAccounts } from '../../src/payments/sandbox/magic-accounts.ts';
import { magicCards } from '../../src/payments/sandbox/magic-cards.ts';
import { type SandboxGateway, startSandboxGateway } from '../../src/payments/sandbox/server.ts';
import { rootFolder } from '../../src/root.ts';
import type { CarrierOptions, LiveCall } from '../../src/simulator/carrier.ts';
import type { CallPlan, Handset } from '../../src/simulator/contract.ts';
import type { FarHandset } from '../../src/simulator/far-handset.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { signRequest } from '../../src/simulator/wire/sign.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import { heldClient, heldHandlers } from './held-client.ts';
import { type MessagesApi, startMessagesApi } from './messages-api.ts';
import { OtherCallers } from './other-callers.ts';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
const AUTH_TOKEN = 'world-auth-token-0000000000000000';
const CONNECTOR = { user: 'world', password: 'connector' };
/** What callers of transcripts key. */
const ROUTING_NUMBER = '110000000';
const SECRET_KEY = 'world-gateway-secret';
const PUBLIC_BASE_URL = 'https://pay.example.test';

/** The plan's own billing system, when the records are not in the line's database. */
export interface Billing {
  readonly url: string;
  readonly token: string;
}

/** One line, one gateway, one carrier, one clock: everything a golden call needs, in one process. */
export class World {
  readonly clock: VirtualClock;
  readonly logs: string[] = [];
  /** Who answers when the line calls a number: an agent at their telephone. */
  readonly telephones = new Map<string, FarHandset>();
  /** Who calls beside the caller of a transcript. */
  readonly others = new OtherCallers(this);
  /** What goes wrong with the line's requests to the carrier. */
  restFault: NonNullable<CarrierOptions['restFault']> = () => null;
  readonly #folder = mkdtempSync(join(tmpdir(), 'payline-world-'));
  readonly #lineFile = join(this.#folder, 'line.json');
  readonly #identifiers: Identifiers;
  readonly #billing: Billing | null;
  #gateway: SandboxGateway | null = null;
  #messages: MessagesApi | null = null;
  #running: RunningLine | null = null;
  #thaw: () => void;
  /** Calls, and other work, that time runs for. */
  #runningCount = 0;
  #recordsDown = false;
  #officeAnswers = true;
  #ttyRepresentative = '';
  #call: LiveCall | null = null;

  constructor(startMilliseconds: number, billing: Billing | null = null) {
    this.clock = new VirtualClock(startMilliseconds);
    this.#billing = billing;
    this.#thaw = this.clock.freeze();
    let count = 0;
    this.#identifiers = createIdentifiers(this.clock, (size) => {
      count += 1;
      return Uint8Array.from({ length: size }, (_, place) => (place * 37 + count * 53) % 251);
    });
  }

  get running(): RunningLine {
    if (!this.#running) throw new Error('The world has not been started.');
    return this.#running;
  }

  get gatewayUrl(): string {
    return this.#gateway?.url ?? '';
  }

  async start(): Promise<void> {
    cpSync(join(rootFolder, 'flows/line.json'), this.#lineFile);
    await this.startGateway(0);
    const account = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN };
    this.#messages = await startMessagesApi({
      clock: this.clock,
      ...account,
      carrier: () => this.#carrier(),
    });
    await this.startLine();
  }

  async startGateway(port = Number(new URL(this.gatewayUrl).port)): Promise<void> {
    this.#gateway = await startSandboxGateway({
      port,
      databasePath: join(this.#folder, 'gateway.db'),
      clock: this.clock,
      secretKey: SECRET_KEY,
      connectorUser: CONNECTOR.user,
      connectorPassword: CONNECTOR.password,
    });
  }

  /** From now on nobody answers at the gateway's address. */
  async stopGateway(): Promise<void> {
    await this.#gateway?.close();
  }

  /** The operator edits the line's facts while it runs. */
  editLineFile(edit: (facts: Record<string, unknown>) => unknown): void {
    const edited = edit(JSON.parse(readFileSync(this.#lineFile, 'utf8')));
    writeFileSync(this.#lineFile, JSON.stringify(edited));
  }

  /** Starts the line on the world's database: the first time, or after a restart. */
  async startLine(): Promise<void> {
    const config = loadConfig({
      PORT: '0',
      PUBLIC_BASE_URL,
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_API_BASE_URL: this.#messages?.url,
      DATABASE_PATH: join(this.#folder, 'line.db'),
      LINE_FILE: this.#lineFile,
      GATEWAY_URL: this.gatewayUrl,
      GATEWAY_SECRET_KEY: SECRET_KEY,
      DATA_KEYS: `world:${Buffer.alloc(32, 7).toString('base64')}`,
      TURN_SECRET: 'world-turn-secret-world-turn-secret',
      SIMULATOR: '1',
      TTY_NUMBERS: '+18005550143',
      TTY_REP_NUMBER: this.#ttyRepresentative,
      BILLING_DIRECTORY: this.#billing ? 'http' : 'sqlite',
      BILLING_URL: this.#billing?.url,
      BILLING_TOKEN: this.#billing?.token,
    });
    const log = createLogger({
      level: 'debug',
      destination: { write: (text) => this.logs.push(text) },
    });
    this.#running = await startLine(config, {
      clock: this.clock,
      log,
      identifiers: this.#identifiers,
      polls: false,
      directory: (configured) => this.#breakable(configured),
      gateway: (configured) => this.#timed(configured),
      twilio: (configured) => heldClient(configured, (work) => this.#held(work)),
      handlers: (configured) => heldHandlers(configured, (work) => this.#held(work)),
      textCarrier: ({ name, send }) => ({
        name,
        send: (text, most) => this.#held(send(text, most)),
      }),
    });
  }

  /** A person with a TTY answers at this number. */
  async setTtyRepresentative(number: string): Promise<void> {
    this.#ttyRepresentative = number;
    await this.restartLine();
  }

  async restartLine(): Promise<void> {
    await this.running.close();
    await this.startLine();
  }

  setRecordsDown(down: boolean): void {
    this.#recordsDown = down;
  }

  /** The caller's phone goes dead, whatever the line is doing. */
  dropCall(): void {
    this.#call?.hangUp();
  }

  /** The texts that arrived at the carrier, oldest first. */
  get texts(): MessagesApi['sent'] {
    return this.#messages?.sent ?? [];
  }

  /** Somebody sends a text to the line; returns the status of the line's answer. */
  async receiveText(
    from: string,
    body: string,
    { signature, ...fields }: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const sid = `SM${'0'.repeat(32)}`;
    const to = '+18005550100';
    const account = { AccountSid: ACCOUNT_SID, MessageSid: sid };
    const form = { ...account, From: from, To: to, Body: body, ...fields };
    const signed = signRequest(AUTH_TOKEN, `${PUBLIC_BASE_URL}/messages/incoming`, form);
    const response = await fetch(`${this.running.url}/messages/incoming`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signature ?? signed },
      body: new URLSearchParams(form),
    });
    return response.status;
  }

  /** The caller opens the link in the last text and fills in the gateway's page. */
  async enterCard(): Promise<void> {
    const link = /https?:\S+/.exec(this.texts.at(-1)?.body ?? '')?.[0] ?? '';
    const number = magicCards[0]?.number ?? '';
    const body = new URLSearchParams({ number, expiry: '12/40', code: '123', zip: '94105' });
    const response = await fetch(link, { method: 'POST', body });
    if (!response.ok) throw new Error(`The page took no card: HTTP ${response.status}.`);
  }

  setOfficeAnswers(answers: boolean): void {
    this.#officeAnswers = answers;
  }

  /** Places the caller's call; time runs until it is over. */
  place(handset: Handset, plan: CallPlan): LiveCall {
    this.#call = this.placeBeside(handset, plan);
    return this.#call;
  }

  /** The same for somebody else. */
  placeBeside(handset: Handset, plan: CallPlan): LiveCall {
    if (!this.#messages) throw new Error('The world has not been started.');
    const call = this.#messages.calls.place(
      this.#carrier(),
      { ...plan, to: plan.to || '+18005550100' },
      handset,
    );
    void this.letTimeRun(() => call.ended);
    return call;
  }

  #carrier(): CarrierOptions {
    const { url } = this.running;
    return {
      line: {
        voiceUrl: `${url}/voice/incoming`,
        statusUrl: `${url}/voice/status`,
        fallbackUrl: `${url}/voice/fallback`,
        publicBaseUrl: PUBLIC_BASE_URL,
        accountSid: ACCOUNT_SID,
        authToken: AUTH_TOKEN,
      },
      clock: this.clock,
      farParty: () =>
        this.#officeAnswers
          ? { outcome: 'answers', ringSeconds: 2, talkSeconds: 60 }
          : { outcome: 'no-answer', ringSeconds: 0, talkSeconds: 0 },
      handsets: (to) => this.telephones.get(to) ?? null,
      restFault: (method, path) => this.restFault(method, path),
      connector: { url: `${this.gatewayUrl}/connector`, ...CONNECTOR },
    };
  }

  /** Moves time, letting the line do what falls due on the way. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.clock.now() + milliseconds;
    const { db } = this.running.line;
    await this.#drain();
    for (let due = nextDueAt(db); due !== null && due <= until; due = nextDueAt(db)) {
      this.clock.pass(Math.max(0, due - this.clock.now()));
      await this.#drain();
    }
    this.clock.pass(Math.max(0, until - this.clock.now()));
  }

  /** Time runs as long as the line is doing something, or a slow gateway would never answer. */
  async #drain(): Promise<void> {
    await this.letTimeRun(() => this.running.line.worker.drain());
  }

  /** Time runs, as in a call, until this work is done. */
  async letTimeRun<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#runningCount += 1;
    if (this.#runningCount === 1) this.#thaw();
    try {
      return await work();
    } finally {
      this.#runningCount -= 1;
      if (this.#runningCount === 0) this.#thaw = this.clock.freeze();
    }
  }

  /** What was begun by now has come to its end: requests, jobs that are due, and what they cause. */
  async settle(): Promise<void> {
    await this.letTimeRun(async () => {
      await this.clock.sleep(1);
      await this.running.line.worker.drain();
      await this.clock.sleep(1);
    });
  }

  /** Card numbers and gateway tokens that can be read anywhere they must not be. */
  leaks(transcript: string): string[] {
    const places: [string, string][] = [
      ['logs', this.logs.join('')],
      ['transcript', transcript],
      ...readdirSync(this.#folder).map((file): [string, string] => [
        file,
        readFileSync(join(this.#folder, file), 'latin1'),
      ]),
    ];
    const secrets = [
      ...magicCards.map((card) => card.number),
      // The shorter ones are parts of harmless numbers.
      ...magicAccounts.map(({ number }) => number).filter((number) => number.length === 12),
      ...[ROUTING_NUMBER, AUTH_TOKEN, SECRET_KEY],
    ];
    return places.flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map(() => place),
    );
  }

  async stop(): Promise<void> {
    await this.#running?.close();
    await this.#gateway?.close();
    await this.#messages?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Virtual time waits for a gateway that answers; one that sleeps still lets it pass. */
  #timed(configured: PaymentGateway): PaymentGateway {
    return {
      name: configured.name,
      charge: (request, deadline) => this.#held(configured.charge(request, deadline)),
      find: (reference, deadline) => this.#held(configured.find(reference, deadline)),
      isHealthy: (deadline) => this.#held(configured.isHealthy(deadline)),
      forget: (token, deadline) =>
        this.#held(
          configured.forget?.(token, deadline) ?? Promise.resolve({ result: 'forgotten' }),
        ),
      ...(configured.cardEntries && { cardEntries: this.#timedPages(configured.cardEntries) }),
    };
  }

  #timedPages({ open, find }: CardEntries): CardEntries {
    return {
      open: (order, deadline) => this.#held(open(order, deadline)),
      find: (entryId, deadline) => this.#held(find(entryId, deadline)),
    };
  }

  async #held<Result>(work: Promise<Result>): Promise<Result> {
    const release = this.clock.hold();
    try {
      return await work;
    } finally {
      release();
    }
  }

  #breakable(configured: BillingDirectory): BillingDirectory {
    const guard =
      <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
      (...args: Args): Promise<Result> =>
        this.#recordsDown
          ? Promise.reject(new Error('The records are down.'))
          : this.#still(work(...args));
    return {
      findMember: guard(configured.findMember),
      ...(configured.findMobileNumber && {
        findMobileNumber: guard(configured.findMobileNumber),
      }),
      findBill: guard(configured.findBill),
      findApplication: guard(configured.findApplication),
      openBills: guard(configured.openBills),
      bill: guard(configured.bill),
      post: guard(configured.post),
      extend: guard(configured.extend),
      setUpPlan: guard(configured.setUpPlan),
      file: guard(configured.file),
    };
  }

  /** Time stands still while a request to the plan's own system is on the wire. */
  #still<Result>(work: Promise<Result>): Promise<Result> {
    if (!this.#billing) return work;
    return work.finally(this.clock.freeze());
  }
}
