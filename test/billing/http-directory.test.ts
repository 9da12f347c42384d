import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BillingDirectory, Posting } from '../../src/billing/directory.ts';
import { createHttpDirectory } from '../../src/billing/http-directory.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { codeOf } from '../../src/errors.ts';
import {
  BILLING_TOKEN,
  type BillingServer,
  type Fault,
  startBillingServer,
} from '../support/billing-server.ts';
import { HandClock } from '../support/hand-clock.ts';

const ANA = '900000017';
const HER_BILL = 'bill-10000017';
const DOWN: Fault = { status: 500, body: '' };

let server: BillingServer;
let clock: HandClock;
let logs: string[];
beforeEach(async () => {
  server = await startBillingServer();
  seedDemoMembers(server.db, '2026-03-02');
  clock = new HandClock();
  logs = [];
});
afterEach(() => server.close());

const note = (_fields: object, message: string) => void logs.push(message);

/** Waits between tries pass at once; a deadline comes only when `hurry` says so. */
function client(changes: { baseUrl?: string; token?: string; hurry?: boolean } = {}) {
  const sleep = (milliseconds: number, stop?: AbortSignal) => {
    if (stop !== undefined && !changes.hurry) return clock.sleep(milliseconds, stop);
    const slept = clock.sleep(milliseconds, stop);
    setImmediate(() => clock.jump());
    return slept;
  };
  return createHttpDirectory({
    ...{ baseUrl: server.url, token: BILLING_TOKEN, random: () => 0.5, ...changes },
    clock: { now: () => clock.now(), sleep },
    log: { warn: note, info: note },
  });
}

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const member = {
  ...{ memberId: ANA, birthDate: '1958-01-02', zip: '94110' },
  ...{ region: 'northernCalifornia', language: 'en-US', email: 'ana@example.com' },
};
const lookUp = (directory: BillingDirectory) => directory.findMember(ANA);

describe('a read', () => {
  it.each<[name: string, faults: Fault[]]>([
    ['500 twice', [DOWN, DOWN]],
    ['a broken connection', ['hangUp']],
    [
      'a proxy’s page',
      [
        { status: 200, body: '<html>' },
        { status: 502, body: '<html>' },
      ],
    ],
    ['an answer that breaks off', ['answerLost']],
    ['429', [{ status: 429, body: '' }]],
  ])('gets over %s', async (_name, faults) => {
    server.fail('GET', ...faults);
    expect(await lookUp(client())).toMatchObject({ memberId: ANA });
    expect(server.requests).toHaveLength(faults.length + 1);
  });

  it.each<[name: string, fault: Fault, sent: number, code: string, says: string]>([
    ['500', DOWN, 3, 'directory.unavailable', 'HTTP 500'],
    ['a broken connection', 'hangUp', 3, 'directory.unavailable', 'broke the connection'],
    ['garbage', { status: 200, body: '%PDF-1.7' }, 3, 'directory.unavailable', 'not JSON'],
    ['401', { status: 401, body: '{}' }, 1, 'directory.misconfigured', 'BILLING_TOKEN'],
    ['403', { status: 403, body: '' }, 1, 'directory.misconfigured', 'BILLING_TOKEN'],
    [
      'a redirect, which might lead the token astray',
      { status: 302, body: '', location: '/members/900000017' },
      ...([1, 'directory.misconfigured', 'BILLING_URL'] as const),
    ],
    [
      'a strange 404',
      { status: 404, body: 'Not Found' },
      1,
      'directory.misconfigured',
      'BILLING_URL',
    ],
    ['400', { status: 400, body: '{}' }, 1, 'directory.unreadable', 'HTTP 400'],
    [
      'a no of another request',
      { status: 404, body: '{"error":{"code":"bill_not_found"}}' },
      ...([1, 'directory.unreadable', 'does not belong'] as const),
    ],
    [
      'somebody else’s record',
      { status: 200, body: JSON.stringify({ ...member, memberId: '900000025' }) },
      ...([1, 'directory.unreadable', 'another ID'] as const),
    ],
  ])('that gets %s', async (_name, fault, sent, code, says) => {
    server.fail('GET', fault, fault, fault);
    const error = await errorOf(lookUp(client()));
    expect(codeOf(error)).toBe(code);
    expect(String(error)).toContain(says);
    expect(server.requests).toHaveLength(sent);
  });

  const bill = {
    ...{ billId: HER_BILL, kind: 'medical', category: 'officeVisit', graceEndDate: null },
    ...{ forDate: '2026-02-10', dueDate: '2026-03-14', balanceCents: 12450, minimumDueCents: 4000 },
    ...{ premium: null, inDispute: false },
  };

  it.each<[field: string, change: object]>([
    ['balanceCents', { balanceCents: 124.5 }],
    ['balanceCents', { balanceCents: -1 }],
    ['balanceCents', { balanceCents: '12450' }],
    ['category', { category: 'surgery' }],
    ['category', { category: 'premium' }],
    ['dueDate', { dueDate: '2026-02-30' }],
    ['graceEndDate', { graceEndDate: undefined }],
    ['billId', { billId: '../members' }],
    ['inDispute', { inDispute: undefined }],
    ['premium', { premium: undefined }],
  ])('names the field %s that is wrong, and no value', async (field, change) => {
    server.fail('GET', { status: 200, body: JSON.stringify({ ...bill, ...change }) });
    const error = await errorOf(client().bill(HER_BILL));
    expect(codeOf(error)).toBe('directory.unreadable');
    expect(String(error)).toContain(`wrong or missing: ${field}.`);
  });

  it('drops what the contract does not name, and keeps the minimum within the balance', async () => {
    const more = { ...bill, minimumDueCents: 99_999, diagnosis: 'J45' };
    server.fail('GET', { status: 200, body: JSON.stringify(more) });
    expect(await client().bill(HER_BILL)).toEqual({ ...bill, minimumDueCents: 12450 });
  });

  it('has three seconds in all, then the caller is told', async () => {
    server.fail('GET', 'silence');
    const error = await errorOf(lookUp(client({ hurry: true })));
    expect(String(error)).toContain('no answer in 3 s');
    expect(clock.now()).toBe(3_000);
  });

  it('waits a little longer before each try, with jitter', async () => {
    server.fail('GET', DOWN, DOWN);
    await lookUp(client());
    expect(clock.now()).toBe(100 + 200);
  });

  it('says when nobody listens', async () => {
    await server.close();
    expect(String(await errorOf(lookUp(client())))).toContain('cannot be reached (ECONNREFUSED)');
  });

  it('never lets an ID out of its place in the path, and takes as long for an impossible one', async () => {
    const directory = client();
    for (const id of ['', '..', '../bills', '900000017/bills', '900000017?x=1', 'ñ', '%2e%2e']) {
      expect(await directory.findMember(id)).toBeNull();
      expect(await directory.openBills(id)).toEqual([]);
    }
    expect(new Set(server.requests)).toEqual(new Set(['GET /members/0', 'GET /members/0/bills']));
    expect(server.requests).toHaveLength(14);
    expect(await directory.bill('../postings')).toBeNull();
    expect(await directory.findBill('1 OR 1=1')).toBeNull();
    expect(server.requests).toHaveLength(14);
  });
});

describe('when the plan’s system is down', () => {
  it('callers are told at once after five failures, and it is tried again after 30 s', async () => {
    const directory = client();
    server.fail('GET', ...Array<Fault>(5).fill(DOWN));
    await errorOf(lookUp(directory));
    await errorOf(lookUp(directory));
    expect(server.requests).toHaveLength(5);
    const at = clock.now();
    const error = await errorOf(lookUp(directory));
    expect(codeOf(error)).toBe('directory.unavailable');
    expect(String(error)).toContain('left alone for 30 s. The last time:');
    expect(String(error)).toContain('HTTP 500');
    expect([server.requests.length, clock.now()]).toEqual([5, at]);
    const wait = clock.sleep(30_000);
    clock.jump();
    await wait;
    expect(await lookUp(directory)).toMatchObject({ memberId: ANA });
    expect(logs).toEqual([expect.stringContaining('is down'), expect.stringContaining('again')]);
  });

  it('postings wait too', async () => {
    const directory = client();
    server.fail('GET', ...Array<Fault>(5).fill(DOWN));
    await errorOf(lookUp(directory));
    await errorOf(lookUp(directory));
    expect(codeOf(await errorOf(directory.post(posting)))).toBe('directory.unavailable');
    expect(server.keys).toEqual([]);
  });

  it('a wrong token or a bill nobody can read does not count as down', async () => {
    const directory = client({ token: 'wrong' });
    for (let time = 0; time < 6; time += 1) {
      expect(codeOf(await errorOf(lookUp(directory)))).toBe('directory.misconfigured');
    }
    expect(server.requests).toHaveLength(6);
  });
});

const posting: Posting = {
  confirmation: '96396302',
  billId: HER_BILL,
  amountCents: 12_450,
  postedAtMilliseconds: Date.UTC(2026, 2, 2, 17, 31),
};
const KEY = `96396302:${HER_BILL}`;

describe('a posting', () => {
  const postings = () =>
    server.db.prepare('SELECT confirmation, posted_at_ms FROM bill_postings').all();

  it('is sent once, with its confirmation number and bill as the key and the moment of the charge', async () => {
    await client().post(posting);
    expect(server.keys).toEqual([KEY]);
    expect(postings()).toEqual([
      { confirmation: '96396302', posted_at_ms: posting.postedAtMilliseconds },
    ]);
  });

  it.each<[name: string, fault: Fault, code: string, postings: number]>([
    ['whose answer was lost', 'answerLost', 'directory.unavailable', 1],
    ['that never arrived', 'hangUp', 'directory.unavailable', 0],
    ['answered 500', DOWN, 'directory.unavailable', 0],
    ['answered in another tongue', { status: 201, body: '{}' }, 'directory.unreadable', 0],
    [
      'answered for another one',
      { status: 201, body: '{"confirmation":"1","billId":"bill-10000017","amountCents":12450}' },
      ...(['directory.unreadable', 0] as const),
    ],
    [
      'answered for another bill of its payment',
      { status: 201, body: '{"confirmation":"96396302","billId":"bill-1","amountCents":12450}' },
      ...(['directory.unreadable', 0] as const),
    ],
  ])(
    '%s is not repeated by itself; sent again it counts once',
    async (_name, fault, code, count) => {
      const directory = client();
      server.fail('POST', fault);
      expect(codeOf(await errorOf(directory.post(posting)))).toBe(code);
      expect(server.keys).toHaveLength(1);
      expect(postings()).toHaveLength(count);
      await directory.post(posting);
      await directory.post(posting);
      expect(server.keys).toEqual([KEY, KEY, KEY]);
      expect(postings()).toHaveLength(1);
      expect(await directory.bill(HER_BILL)).toMatchObject({ balanceCents: 0 });
    },
  );

  it.each<[name: string, change: Partial<Posting>, says: string]>([
    ['of a bill that is gone', { billId: 'bill-1' }, 'bill_not_found'],
    ['that contradicts an earlier one', { amountCents: 1 }, 'posting_conflict'],
  ])('%s is refused by name', async (_name, change, says) => {
    const directory = client();
    await directory.post(posting);
    const error = await errorOf(directory.post({ ...posting, ...change }));
    expect(codeOf(error)).toBe('directory.refused');
    expect(String(error)).toContain(says);
    expect(postings()).toHaveLength(1);
  });
});

it('no error says who or what was asked for', async () => {
  const secrets = [ANA, HER_BILL, '10000017', '1958-01-02', '94110', BILLING_TOKEN, 'surgery'];
  const errors: unknown[] = [];
  const bodies = ['surgery', '{"memberId":"surgery"}', '{"memberId":"900000017","zip":"94110"}'];
  for (const body of bodies) {
    for (const status of [200, 401, 404, 500]) {
      const directory = client();
      server.fail('GET', ...Array<Fault>(9).fill({ status, body }));
      errors.push(await errorOf(directory.findMember(ANA)));
      errors.push(await errorOf(directory.bill(HER_BILL)));
      errors.push(await errorOf(directory.findBill('10000017')));
    }
  }
  const text = errors.map((error) => `${String(error)} ${(error as Error).stack}`).join('\n');
  expect(errors.filter((error) => error === null)).toEqual([]);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
