import { beforeEach, expect, it } from 'vitest';
import type { FiledRequest } from '../../src/billing/directory.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { createFileRequestHandler } from '../../src/line/file-request-job.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import type { Database } from '../../src/store/open.ts';
import { fileRequest, findRequest } from '../../src/store/requests.ts';
import { keepingLog, newClock, newDatabase, SECOND, START } from '../payments/support.ts';

const request: FiledRequest & { readonly kind: 'dispute' } = {
  reference: '10000009',
  kind: 'dispute',
  memberId: '900000017',
  billId: 'bill-10000017',
  detail: { answerBy: 'mail', language: 'en-US' },
  filedAtMilliseconds: START,
};

let db: Database;

beforeEach(() => {
  db = newDatabase();
  seedDemoMembers(db, '2026-03-02');
});

const states = () => db.prepare('SELECT state FROM service_requests').pluck().all();
const atPlan = () => db.prepare('SELECT * FROM plan_requests').all();

it('tells the plan again until it has the request, and the plan keeps it once', async () => {
  fileRequest(db, request, 'CA1', 14);
  const own = sqliteDirectory(db);
  const asked: string[] = [];
  const clock = newClock();
  const directory = {
    ...own,
    file: async (filed: FiledRequest) => {
      asked.push(filed.reference);
      if (asked.length === 1) throw new Error('The plan is down.');
      await own.file(filed);
      // The answer is lost: the next attempt brings what the plan has already.
      if (asked.length === 2) throw new Error('ECONNRESET');
    },
  };
  const handlers = { fileRequest: createFileRequestHandler(directory) };
  const worker = createOutboxWorker({ db, clock, log: keepingLog(), handlers });
  for (const wait of [0, SECOND, 2 * SECOND]) {
    expect(states()).toEqual(['filed']);
    clock.pass(wait);
    await worker.drain();
  }
  expect(asked).toEqual(['10000009', '10000009', '10000009']);
  expect(states()).toEqual(['received']);
  expect(atPlan()).toHaveLength(1);
  expect(findRequest(db, '10000009')).toEqual(request);
});

it('marks a disputed bill at the plan, and no bill for another request', async () => {
  const directory = sqliteDirectory(db);
  await directory.file({ ...request, kind: 'itemizedStatement' });
  expect((await directory.bill('bill-10000017'))?.inDispute).toBe(false);
  await directory.file({ ...request, reference: '20000008' });
  expect((await directory.bill('bill-10000017'))?.inDispute).toBe(true);
});

it('knows a new member by the number of the application', async () => {
  const directory = sqliteDirectory(db);
  expect(await directory.findApplication('4400130257')).toMatchObject({
    birthDate: '1997-09-27',
    region: 'washington',
    bill: { billId: 'bill-10013025', kind: 'premium' },
  });
  expect(await directory.findApplication('4400130258')).toBeNull();
});
