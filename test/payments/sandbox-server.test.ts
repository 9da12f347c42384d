import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { centsOf } from '../../src/payments/sandbox/connector.ts';
import { magicCards, magicOutcomes } from '../../src/payments/sandbox/magic-cards.ts';
import type { SandboxGateway } from '../../src/payments/sandbox/server.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { allCharges, connector, secretKey, startSandbox, tokenFor } from './sandbox-support.ts';
import { newClock, START } from './support.ts';

const visa = {
  method: 'tokenize',
  transaction_id: 'tx-visa',
  cardnumber: '4111111111111111',
  cvv: '987',
  expiry_month: '12',
  expiry_year: '30',
  postal_code: '94105',
  description: 'Payline',
};

let folder: string;
let file: string;
let clock: VirtualClock;
let sandbox: SandboxGateway;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payline-sandbox-'));
  file = join(folder, 'gateway.db');
  clock = newClock();
  sandbox = await startSandbox(clock, file);
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

describe("the sandbox's connector", () => {
  it('gives one token for one transaction, however often Twilio asks', async () => {
    const first = await connector(sandbox.url, visa);
    expect(first).toEqual({
      status: 200,
      answer: {
        token_id: expect.stringMatching(/^tok_sandbox_[a-p]{32}$/),
        error_code: null,
        error_message: null,
      },
    });
    expect(await connector(sandbox.url, visa)).toEqual(first);
    const other = await connector(sandbox.url, { ...visa, transaction_id: 'tx-2' });
    expect(other.answer.token_id).not.toBe(first.answer.token_id);
  });

  it('keeps no card number, code or expiry date anywhere in its file', async () => {
    for (const [index, { number }] of magicCards.entries()) {
      await connector(sandbox.url, { ...visa, transaction_id: `tx${index}`, cardnumber: number });
    }
    const kept = [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1')).join();
    expect(kept).toContain('tok_sandbox_');
    for (const { number } of magicCards) {
      expect(kept).not.toContain(number);
      expect(kept).not.toContain(number.slice(0, -4));
    }
    expect(kept).not.toMatch(/987|12\/30|94105/);
  });

  it.each([
    [
      'a card that is not a test card',
      { ...visa, cardnumber: '4242424242424241' },
      'card_not_allowed',
    ],
    ['no card', { ...visa, cardnumber: undefined }, 'invalid_request'],
    ['no transaction', { ...visa, transaction_id: '' }, 'invalid_request'],
    ['an unknown method', { ...visa, method: 'refund' }, 'invalid_request'],
    ['no object at all', '[]', 'invalid_request'],
  ])('refuses %s by an error code and quotes nothing', async (_what, body, code) => {
    const { status, answer } = await connector(sandbox.url, body);
    expect(status).toBe(200);
    expect(answer).toMatchObject({ token_id: null, error_code: code });
    expect(JSON.stringify(answer)).not.toContain('4242');
  });

  it.each([
    ['a wrong password', visa, 'Basic d3Jvbmc6d3Jvbmc=', 401],
    ['no password', visa, '', 401],
    ['something that is not JSON', '4111111111111111 {', undefined, 400],
    ['a body beyond all measure', JSON.stringify('4'.repeat(20_000)), undefined, 413],
  ])('answers %s with a bare error', async (_what, body, authorization, status) => {
    const reply = await connector(sandbox.url, body, authorization);
    expect(reply.status).toBe(status);
    expect(JSON.stringify(reply.answer)).not.toContain('411111');
  });

  const pay = (changes: object) =>
    connector(sandbox.url, { ...visa, method: 'charge', amount: '10.00', ...changes });

  it('charges once per transaction when <Pay> itself charges', async () => {
    const first = await pay({ parameters: { reference: 'CONF-1' } });
    expect(first.answer).toMatchObject({ charge_id: expect.any(String), error_code: null });
    expect(await pay({ parameters: { reference: 'CONF-1' } })).toEqual(first);
    expect(await allCharges(sandbox.url)).toMatchObject([
      { id: first.answer.charge_id, reference: 'CONF-1', amount_cents: 1_000, status: 'captured' },
    ]);
  });

  it.each([
    [{ cardnumber: '4000000000009995' }, 'insufficientFunds'],
    [{ cardnumber: '4000000000000119' }, 'processing_error'],
    [{ amount: '1e3' }, 'invalid_amount'],
    [{ amount: undefined }, 'invalid_amount'],
  ])('names why %j was not charged', async (changes, code) => {
    expect((await pay(changes)).answer).toMatchObject({ charge_id: null, error_code: code });
  });

  it.each([
    ['10', 1_000],
    ['10.0', 1_000],
    ['10.05', 1_005],
    ['19.99', 1_999],
    ['0.01', 1],
    ['0.00', null],
    ['-5', null],
    ['1e3', null],
    ['0x10', null],
    ['10.005', null],
    ['123456789', null],
    ['', null],
  ])('reads the amount "%s" as %s cents', (amount, cents) => {
    expect(centsOf(amount)).toBe(cents);
  });
});

describe("the sandbox's charges", () => {
  const post = async (token: string, changes: object = {}, headers: object = {}) => {
    const response = await fetch(`${sandbox.url}/v1/charges`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'key-1',
        ...headers,
      },
      body: JSON.stringify({
        ...{ amount_cents: 500, currency: 'USD', token, reference: 'CONF-1' },
        ...changes,
      }),
    });
    return { status: response.status, body: Object(await response.json()) };
  };

  it.each([
    ['no key', {}, { 'idempotency-key': '' }],
    ['a fraction of a cent', { amount_cents: 0.5 }, {}],
    ['nothing', { amount_cents: 0 }, {}],
    ['less than nothing', { amount_cents: -5 }, {}],
    ['an amount in words', { amount_cents: '500' }, {}],
    ['another currency', { currency: 'EUR' }, {}],
    ['no reference', { reference: '' }, {}],
    ['a token of somebody else', { token: 'tok_other' }, {}],
  ])('are refused with %s', async (_what, changes, headers) => {
    const token = await tokenFor(sandbox.url, 'approved');
    expect((await post(token, changes, headers)).status).toBe(400);
    expect(await allCharges(sandbox.url)).toEqual([]);
  });

  it('refuse strangers', async () => {
    const token = await tokenFor(sandbox.url, 'approved');
    expect((await post(token, {}, { authorization: 'Bearer guess' })).status).toBe(401);
    expect(await allCharges(sandbox.url)).toEqual([]);
  });

  it('survive the sandbox itself', async () => {
    const token = await tokenFor(sandbox.url, 'approved');
    const first = await post(token);
    await sandbox.close();
    sandbox = await startSandbox(clock, file);
    expect(await post(token)).toEqual(first);
    expect(await allCharges(sandbox.url)).toHaveLength(1);
  });

  it('take eight seconds with the slow card, once, though two requests race', async () => {
    const token = await tokenFor(sandbox.url, 'slow');
    const [first, second] = await Promise.all([post(token), post(token)]);
    expect(first).toEqual(second);
    expect(first.body.created_at_ms - START).toBe(8_000);
    expect(await allCharges(sandbox.url)).toHaveLength(1);
  });

  it('are listed in pages, oldest first', async () => {
    const token = await tokenFor(sandbox.url, 'approved');
    for (const key of ['a', 'b', 'c']) {
      await post(token, { reference: `CONF-${key}` }, { 'idempotency-key': key });
    }
    const page = async (query: string) => {
      const headers = { authorization: `Bearer ${secretKey}` };
      const response = await fetch(`${sandbox.url}/v1/charges?${query}`, { headers });
      const body = (await response.json()) as { charges?: { reference: string; seq: number }[] };
      return body.charges;
    };
    const first = await page('limit=2');
    expect(first?.map(({ reference }) => reference)).toEqual(['CONF-a', 'CONF-b']);
    const second = await page(`limit=2&after=${first?.at(-1)?.seq}`);
    expect(second?.map(({ reference }) => reference)).toEqual(['CONF-c']);
    expect(await page('limit=0')).toBeUndefined();
  });
});

describe('the magic cards', () => {
  it('have a card for each outcome, and no number twice', () => {
    expect(new Set(magicCards.map(({ outcome }) => outcome))).toEqual(new Set(magicOutcomes));
    expect(new Set(magicCards.map(({ number }) => number)).size).toBe(magicCards.length);
  });
});
