import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { createChargeHandler } from '../../src/payments/charge-job.ts';
import type { ChargeOutcome, ChargeRequest } from '../../src/payments/gateway.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { localHandler } from '../../src/store/job-handler.ts';
import type { Database } from '../../src/store/open.ts';
import { claimDue } from '../../src/store/outbox.ts';
import {
  authorize,
  HOUR,
  history,
  intentFor,
  keepingLog,
  MINUTE,
  newClock,
  newDatabase,
  START,
  sealer,
} from './support.ts';

describe('the order to charge', () => {
  let db: Database;
  let clock: VirtualClock;
  let log: ReturnType<typeof keepingLog>;
  let sent: ChargeRequest[];
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    log = keepingLog();
    sent = [];
    authorize(db, START, 'tok_1', intentFor('a'));
  });

  /** Runs everything due at a gateway that answers so; `meanwhile` happens while it is asked. */
  const run = async (outcome: ChargeOutcome, meanwhile: () => void = () => {}) => {
    const gateway = {
      name: 'scripted',
      charge: async (request: ChargeRequest) => {
        sent.push(request);
        meanwhile();
        return outcome;
      },
      find: () => Promise.reject(new Error('not asked here')),
      isHealthy: () => Promise.resolve(true),
    };
    const handlers = {
      charge: createChargeHandler({ gateway, sealer }),
      postToBilling: localHandler(() => ({ result: 'done' })),
    };
    await createOutboxWorker({ db, clock, log, handlers, owner: 'here:1:2' }).drain();
  };
  const captured: ChargeOutcome = { result: 'captured', chargeId: 'ch_1' };
  const unknown: ChargeOutcome = { result: 'unknown', detail: 'no answer: ECONNRESET' };
  const payment = () => findPayment(db, 'pay-a');
  const last = () => history(db, 'pay-a').at(-1);
  const owed = () =>
    db.prepare("SELECT key, due_at_ms - ? AS wait FROM outbox WHERE kind <> 'charge'").all(START);
  const tokens = () => db.prepare('SELECT COUNT(*) FROM card_tokens').pluck().get();
  const alerts = () => log.lines.filter(({ level }) => level === 'error').length;
  const dieHoldingTheJob = () => claimDue(db, clock.now(), 'here:1:1', 0, 1);

  it('goes out with the payment id as key, the confirmation number as reference', async () => {
    await run(captured);
    expect(sent).toEqual([
      {
        key: 'pay-a',
        reference: 'CONF-a',
        amountCents: 12_450,
        currency: 'USD',
        purpose: 'single',
        tender: 'card',
        token: 'tok_1',
      },
    ]);
  });

  it.each([
    {
      outcome: captured,
      edge: 'submitting --gatewayCaptured--> captured',
      owes: [{ key: 'post:CONF-a:bill-a', wait: 0 }],
      tokens: 0,
      alerts: 0,
    },
    {
      outcome: { result: 'declined', reason: 'insufficientFunds' } as const,
      edge: 'submitting --gatewayDeclined--> declined',
      owes: [],
      tokens: 0,
      alerts: 0,
    },
    {
      outcome: { result: 'refused', detail: 'HTTP 401' } as const,
      edge: 'submitting --gatewayRefused--> notCharged',
      owes: [],
      tokens: 0,
      alerts: 1,
    },
    {
      outcome: { result: 'conflict', detail: 'HTTP 409' } as const,
      edge: 'submitting --gatewayConflict--> needsReview',
      owes: [],
      tokens: 0,
      alerts: 1,
    },
    {
      outcome: unknown,
      edge: 'submitting --answerLost--> unknown',
      owes: [{ key: 'resolve:pay-a:1', wait: 5_000 }],
      tokens: 1,
      alerts: 0,
    },
  ])('answered $outcome.result: $edge', async ({ outcome, edge, owes, ...left }) => {
    await run(outcome);
    expect(last()).toBe(edge);
    expect(owed()).toEqual(owes);
    expect({ tokens: tokens(), alerts: alerts() }).toEqual(left);
  });

  it('keeps the charge id and the reason of a decline', async () => {
    await run(captured);
    expect(payment()?.gatewayChargeId).toBe('ch_1');
    authorize(db, START, 'tok_2', intentFor('b'));
    await run({ result: 'declined', reason: 'expiredCard' });
    expect(findPayment(db, 'pay-b')?.declineReason).toBe('expiredCard');
  });

  describe('found by a process after another died with it', () => {
    it('goes out again with the same bytes', async () => {
      dieHoldingTheJob();
      clock.pass(10 * MINUTE);
      await run(captured);
      expect(sent).toMatchObject([{ key: 'pay-a', token: 'tok_1' }]);
      expect(last()).toBe('submitting --gatewayCaptured--> captured');
    });

    it('takes a refusal for unknown: it says nothing about the first sending', async () => {
      dieHoldingTheJob();
      await run({ result: 'refused', detail: 'HTTP 401' });
      expect(last()).toBe('submitting --answerLost--> unknown');
    });

    it.each([
      ['its token has expired', 31 * MINUTE],
      ['the gateway may have forgotten its key', 23 * HOUR],
    ])('is not sent but looked up when %s', async (_why, later) => {
      dieHoldingTheJob();
      clock.pass(later);
      await run(captured);
      expect(sent).toEqual([]);
      expect(last()).toBe('submitting --answerLost--> unknown');
      expect(owed()).toEqual([{ key: 'resolve:pay-a:1', wait: later + 5_000 }]);
    });
  });

  it('that another worker took over meanwhile is not called uncharged by our refusal', async () => {
    await run({ result: 'refused', detail: 'HTTP 401' }, () => {
      db.exec('UPDATE outbox SET lease_until_ms = 0');
      dieHoldingTheJob();
    });
    expect(last()).toBe('submitting --answerLost--> unknown');
  });

  it('that nobody ever sent is not charged when it is found too late', async () => {
    clock.pass(31 * MINUTE);
    await run(captured);
    expect(sent).toEqual([]);
    expect(last()).toBe('submitting --neverSent--> notCharged');
  });

  it('is not sent for a payment that is settled already', async () => {
    db.prepare("UPDATE payments SET state = 'captured'").run();
    await run(captured);
    expect(sent).toEqual([]);
    expect(owed()).toEqual([]);
  });

  it.each([
    { meanwhile: 'unknown', outcome: captured, now: 'captured', alerts: 0 },
    { meanwhile: 'notCharged', outcome: captured, now: 'captured', alerts: 1 },
    { meanwhile: 'needsReview', outcome: captured, now: 'needsReview', alerts: 1 },
    { meanwhile: 'declined', outcome: captured, now: 'declined', alerts: 1 },
    { meanwhile: 'posted', outcome: captured, now: 'posted', alerts: 0 },
    {
      meanwhile: 'unknown',
      outcome: { result: 'declined', reason: 'declined' } as const,
      now: 'declined',
      alerts: 0,
    },
    {
      meanwhile: 'captured',
      outcome: { result: 'declined', reason: 'declined' } as const,
      now: 'captured',
      alerts: 0,
    },
    { meanwhile: 'captured', outcome: unknown, now: 'captured', alerts: 0 },
    {
      meanwhile: 'unknown',
      outcome: { result: 'refused', detail: '' } as const,
      now: 'unknown',
      alerts: 0,
    },
    {
      meanwhile: 'captured',
      outcome: { result: 'conflict', detail: '' } as const,
      now: 'captured',
      alerts: 0,
    },
  ])(
    '$outcome.result after another worker concluded $meanwhile leaves it $now',
    async ({ meanwhile, outcome, now, alerts: expected }) => {
      await run(outcome, () => db.prepare('UPDATE payments SET state = ?').run(meanwhile));
      expect(payment()?.state).toBe(now);
      expect(alerts()).toBe(expected);
    },
  );
});
