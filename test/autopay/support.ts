import { type RunItem, type RunOptions, runAutopay } from '../../src/autopay/run.ts';
import { demoAutopayMembers } from '../../src/billing/demo-autopay.ts';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import type { Clock } from '../../src/clock.ts';
import { createIdentifiers } from '../../src/ids.ts';
import { enrolAutopay, type NewAuthorization, type NewEnrolment } from '../../src/store/autopay.ts';
import type { Database } from '../../src/store/open.ts';
import { keepMethod } from '../../src/store/saved-methods.ts';
import { inTransaction } from '../../src/store/statement.ts';
import { keepToken } from '../../src/store/tokens.ts';
import { START, sealer } from '../payments/support.ts';

/** Judith's premium: 482 dollars and 10 cents, due 10 March 2026. */
export const PREMIUM = 'bill-10021009';

export const enrolment: NewEnrolment = {
  ...{ id: 'autopay-1', reference: '12345678', memberId: '900021009', kind: 'premium' },
  ...{ billId: null, methodId: 'method-1', capCents: 50_000, daysBefore: 0 },
  ...{ zone: 'America/Los_Angeles', locale: 'en-US' },
};

export const authorization: NewAuthorization = {
  ...{ callSid: 'CA-1', scriptVersion: 'autopay-1', terms: 'Here is what you authorize.' },
  ...{ recording: null, authorizedOn: '2026-03-02' },
};

/** The demo's members of this topic, and Judith's premium paid with a kept card. */
export function enrol(
  db: Database,
  changes: Partial<NewEnrolment> = {},
  expiryMonth: string | null = null,
): void {
  seedDemoMembers(db, '2026-03-02', demoAutopayMembers);
  inTransaction(db, () => {
    const card = { tokenId: 'card-1', brand: 'visa', lastFour: '1111' };
    keepToken(
      db,
      sealer,
      {
        ...{ ...card, id: 'card-1', token: 'tok_1', isReusable: true },
        ...(expiryMonth !== null && { expiryMonth }),
      },
      START,
    );
    const { memberId } = { ...enrolment, ...changes };
    const consent = { memberId, callSid: 'CA-1', purpose: 'nextPayments' } as const;
    keepMethod(
      db,
      { methodId: 'method-1', card, methodsMax: 3 },
      { ...consent, words: 'Keep it.', scriptVersion: '1', locale: 'en-US' },
      START,
    );
    enrolAutopay(db, { ...enrolment, ...changes }, authorization, START);
  });
}

/** A run beside the line; charges and other effects stay written down. */
export function run(
  db: Database,
  clock: Clock,
  options: RunOptions = {},
  directory: BillingDirectory = sqliteDirectory(db),
): Promise<readonly RunItem[]> {
  return runAutopay({ db, clock, directory, identifiers: createIdentifiers(clock) }, options);
}

export const countPayments = (db: Database) =>
  db.prepare("SELECT count(*) FROM payments WHERE call_sid <> 'demo'").pluck().get();

export const countCharges = (db: Database) =>
  db.prepare("SELECT count(*) FROM outbox WHERE kind = 'charge'").pluck().get();
