import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/open.ts';
import {
  fileRequest,
  findRequest,
  isDisputeUntold,
  markRequestReceived,
  openRequest,
  type ServiceRequest,
} from '../../src/store/requests.ts';
import { authorize, HOUR, intentFor, newDatabase, START } from '../payments/support.ts';

const DAY = 24 * HOUR;
const OPEN_DAYS = 14;

const dispute: ServiceRequest = {
  reference: '10000009',
  kind: 'dispute',
  memberId: '900000017',
  billId: 'bill-1',
  detail: { answerBy: 'mail', language: 'en-US' },
  filedAtMilliseconds: START,
};

describe('a service request', () => {
  let db: Database;
  beforeEach(() => {
    db = newDatabase();
  });
  const file = (changes: Partial<ServiceRequest> = {}) =>
    fileRequest(db, { ...dispute, ...changes }, 'CA1', OPEN_DAYS);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

  it('is kept with its audit row and one order to tell the plan', () => {
    expect(file()).toBe(true);
    expect(findRequest(db, '10000009')).toEqual(dispute);
    expect(db.prepare('SELECT actor, action, subject, detail FROM audit').all()).toEqual([
      {
        ...{ actor: 'line', action: 'request.file', subject: '10000009' },
        detail: '{"kind":"dispute","billId":"bill-1","callSid":"CA1"}',
      },
    ]);
    expect(db.prepare('SELECT key, kind FROM outbox').all()).toEqual([
      { key: 'fileRequest:10000009', kind: 'fileRequest' },
    ]);
  });

  it('is not filed twice about the same while it is open, and nothing is written', () => {
    file();
    expect(file({ reference: '20000008' })).toBe(false);
    expect(openRequest(db, dispute, START)).toBe('10000009');
    expect([count('service_requests'), count('audit'), count('outbox')]).toEqual([1, 1, 1]);
  });

  it.each([
    ['another bill', { billId: 'bill-2' }],
    ['another kind', { kind: 'itemizedStatement' as const }],
    ['the member, not a bill', { billId: null }],
    ['another member', { memberId: '900000025' }],
  ])('leaves room for one about %s', (_, changes) => {
    file();
    expect(file({ reference: '20000008', ...changes })).toBe(true);
  });

  it('is open for its days, to the millisecond', () => {
    file({ billId: null });
    const about = { ...dispute, billId: null };
    expect(openRequest(db, about, START + OPEN_DAYS * DAY - 1)).toBe('10000009');
    expect(openRequest(db, about, START + OPEN_DAYS * DAY)).toBeNull();
    const later = { billId: null, reference: '20000008' };
    expect(file({ ...later, filedAtMilliseconds: START + OPEN_DAYS * DAY })).toBe(true);
  });

  it('takes no reference that another request or a payment has', () => {
    file();
    expect(file({ billId: 'bill-2' })).toBe(false);
    authorize(db, START, 'tok', intentFor('a', { confirmation: '30000007' }));
    expect(file({ billId: 'bill-3', reference: '30000007' })).toBe(false);
    expect(count('service_requests')).toBe(1);
  });

  it('holds a disputed bill back only until the plan does so itself', () => {
    file({ kind: 'itemizedStatement' });
    expect(isDisputeUntold(db, 'bill-1')).toBe(false);
    file({ reference: '20000008' });
    expect(isDisputeUntold(db, 'bill-1')).toBe(true);
    markRequestReceived(db, '20000008');
    expect(isDisputeUntold(db, 'bill-1')).toBe(false);
  });
});
