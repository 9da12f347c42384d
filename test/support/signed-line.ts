import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { type LineOptions, type RunningLine, startLine } from '../../src/main.ts';
import { signRequest } from '../../src/simulator/wire/sign.ts';
import type { Database } from '../../src/store/open.ts';

export const ACCOUNT_SID = `AC${'5'.repeat(32)}`;
export const AUTH_TOKENS = [
  'primary-token-primary-token-00000',
  'secondary-token-secondary-0000000',
];
const PUBLIC_BASE_URL = 'https://pay.example.test';

export type Fields = Readonly<Record<string, string>>;

/** A line on a real port with a database of its own, and a carrier's hand that signs for it. */
export class SignedLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'payline-line-'));
  readonly logs: string[] = [];
  running: RunningLine | null = null;

  get url(): string {
    return this.running?.url ?? '';
  }

  get db() {
    if (!this.running) throw new Error('The line is not started.');
    return this.running.line.db;
  }

  async start(options: LineOptions = {}, settings: Fields = {}): Promise<RunningLine> {
    const isNew = !existsSync(join(this.folder, 'line.db'));
    this.running = await this.another(options, settings);
    if (isNew) forgetDemoPayments(this.running.line.db);
    return this.running;
  }

  /** One more line on the same database, as a second process would be. */
  another(options: LineOptions = {}, settings: Fields = {}): Promise<RunningLine> {
    const config = loadConfig({
      PORT: '0',
      PUBLIC_BASE_URL,
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKENS.join(','),
      DATABASE_PATH: join(this.folder, 'line.db'),
      GATEWAY_URL: 'http://127.0.0.1:9',
      GATEWAY_SECRET_KEY: 'unused',
      DATA_KEYS: `test:${Buffer.alloc(32, 3).toString('base64')}`,
      TURN_SECRET: 'a-turn-secret-for-the-signed-line-test',
      SIMULATOR: '1',
      ...settings,
    });
    const write = (text: string) => this.logs.push(text);
    const log = createLogger({ level: 'debug', destination: { write } });
    return startLine(config, { log, polls: false, ...options });
  }

  /** Posts a signed form to `path`; `to` is another line's URL when it is not this one. */
  post(path: string, fields: Fields, token: string = AUTH_TOKENS[0] ?? '', to: string = this.url) {
    const { body, headers } = this.signed(path, fields, token);
    return this.send(path, body, headers, to);
  }

  /** The same request, for a test that sends it by other means. */
  signed(path: string, fields: Fields, token: string = AUTH_TOKENS[0] ?? '') {
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signRequest(token, PUBLIC_BASE_URL + path, fields),
    };
    return { url: this.url + path, body: new URLSearchParams(fields).toString(), headers };
  }

  async send(path: string, body: string, headers: Fields, to: string = this.url) {
    const response = await fetch(to + path, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Starts a call and returns the path of its first answer: the language. */
  async dial(callSid: string, from = '+14155550117'): Promise<string> {
    const { text } = await this.post('/voice/incoming', callFields(callSid, { From: from }));
    return actionOf(text);
  }

  /** Starts a call in English and returns the path of the answer to "your member ID". */
  async call(callSid: string, from = '+14155550117'): Promise<string> {
    const { text } = await this.post('/voice/incoming', callFields(callSid, { From: from }));
    const asksForLanguage = text.includes('Para español');
    return asksForLanguage ? (await this.press(callSid, actionOf(text), '1')).next : actionOf(text);
  }

  /** Goes through the steps from `path`; returns the last document and the next path. */
  async press(callSid: string, path: string, ...entries: string[]) {
    let next = path;
    let text = '';
    for (const keys of entries) {
      ({ text } = await this.post(next, callFields(callSid, typed(keys))));
      next = actionOf(text);
    }
    return { text, next };
  }

  count(table: string): number {
    return this.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  }

  async stop(): Promise<void> {
    await this.running?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a test counts is its own. */
export function forgetDemoPayments(db: Database): void {
  db.exec(`DELETE FROM payment_allocations WHERE payment_id LIKE 'demo-%';
    DELETE FROM payments WHERE call_sid = 'demo'`);
}

export function sid(number: number): string {
  return `CA${String(number).padStart(32, '0')}`;
}

export function callFields(callSid: string, more: Fields = {}): Fields {
  return {
    CallSid: callSid,
    AccountSid: ACCOUNT_SID,
    From: '+14155550117',
    To: '+18005550100',
    CallStatus: 'in-progress',
    ...more,
  };
}

/** '900000017#' closes with pound; a menu key stands alone. */
export function typed(keys: string): Fields {
  const closed = keys.length > 1 && keys.endsWith('#');
  return { Digits: closed ? keys.slice(0, -1) : keys, FinishedOnKey: closed ? '#' : '' };
}

/** A card as <Pay> hands it over. */
export const tokenizedCard: Fields = {
  Result: 'success',
  PaymentToken: 'tok_test',
  PaymentCardType: 'visa',
  PaymentCardNumber: 'xxxxxxxxxxxx1111',
};

export function actionOf(twiml: string): string {
  return /(?:action="|<Redirect[^>]*>)([^"<]+)/.exec(twiml)?.[1] ?? '';
}
