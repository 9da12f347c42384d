import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextPaymentState, type PaymentEventName, type PaymentState } from '../../flows/payment.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { createChargeHandler } from '../../src/payments/charge-job.ts';
import { applyPaymentEvent, findPayment } from '../../src/payments/ledger.ts';
import { createResolveHandler } from '../../src/payments/resolve-job.ts';
import { localHandler } from '../../src/store/job-handler.ts';
import type { Database } from '../../src/store/open.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import { type ChargeFault, ModelGateway } from './model-gateway.ts';
import {
  authorize,
  HOUR,
  intentFor,
  keepingLog,
  MINUTE,
  newClock,
  newDatabase,
  sealer,
} from './support.ts';

const chargeFault = fc.oneof(
  fc.constantFrom<ChargeFault>(
    'none',
    'lostOnTheWayThere',
    'lostOnTheWayBack',
    'declined',
    'refused',
    'lineDiesBeforeSending',
    'lineDiesBeforeTheAnswer',
  ),
  fc.integer({ min: 1, max: 3 * HOUR }).map((late) => ({ arrivesAfterMilliseconds: late })),
);

const plan = fc.record({
  payments: fc.integer({ min: 1, max: 12 }),
  chargeFaults: fc.array(chargeFault, { maxLength: 12 }),
  findFaults: fc.array(fc.boolean(), { maxLength: 30 }),
  /** How long the line stays down after each death. */
  downMilliseconds: fc.constantFrom(0, 5_000, 10 * MINUTE, 40 * MINUTE),
});

interface Run {
  readonly db: Database;
  readonly gateway: ModelGateway;
}

/** Lets everything happen that was planned, then a day and more of good weather. */
async function play(plan: {
  readonly payments: number;
  readonly chargeFaults: readonly ChargeFault[];
  readonly findFaults: readonly boolean[];
  readonly downMilliseconds: number;
}): Promise<Run> {
  const db = newDatabase();
  const clock = newClock();
  let die = () => {};
  const gateway = new ModelGateway(clock, plan, () => die());
  for (let number = 0; number < plan.payments; number += 1) {
    authorize(db, clock.now(), `tok-${number}`, intentFor(String(number)));
  }
  const handlers = {
    charge: createChargeHandler({ gateway, sealer }),
    resolve: createResolveHandler({ gateway }),
    postToBilling: localHandler((db, job, now) => {
      if (findPayment(db, job.subject)?.state === 'captured') {
        applyPaymentEvent(db, job.subject, 'billingPosted', now);
      }
      return { result: 'done' };
    }),
  };
  for (let life = 1; ; life += 1) {
    const owner = `here:1:${life}`;
    const worker = createOutboxWorker({ db, clock, log: keepingLog(), handlers, owner });
    const died = new Promise<'died'>((resolve) => {
      die = () => resolve('died');
    });
    const lived = liveOut(db, clock, () => worker.drain());
    if ((await Promise.race([died, lived])) === 'lived') return { db, gateway };
    clock.pass(plan.downMilliseconds);
  }
}

async function liveOut(
  db: Database,
  clock: ReturnType<typeof newClock>,
  drain: () => Promise<void>,
): Promise<'lived'> {
  await drain();
  for (let due = nextDueAt(db); due !== null; due = nextDueAt(db)) {
    clock.pass(Math.max(0, due - clock.now()));
    await drain();
  }
  return 'lived';
}

/** Reliability reference A7, rows 1, 2, 3, 4, 6 and 12. */
function check({ db, gateway }: Run): void {
  gateway.arrive();
  const payments = db.prepare('SELECT id, state FROM payments').all() as {
    id: string;
    state: PaymentState;
  }[];
  for (const { id, state } of payments) {
    const charges = gateway.charges.get(id) ?? 0;
    expect(charges, 'never charged twice').toBeLessThanOrEqual(1);
    expect(['posted', 'declined', 'notCharged'], 'settled after healing').toContain(state);
    expect(state === 'posted', 'the ledger has what the gateway has').toBe(charges === 1);
    checkHistory(db, id, state);
  }
  expect(db.prepare('SELECT COUNT(*) FROM card_tokens').pluck().get()).toBe(0);
}

function checkHistory(db: Database, id: string, state: PaymentState): void {
  const edges = db
    .prepare('SELECT from_state, to_state, event FROM payment_events WHERE payment_id = ?')
    .all(id) as { from_state: PaymentState; to_state: PaymentState; event: PaymentEventName }[];
  let at: PaymentState = 'created';
  for (const { from_state, to_state, event } of edges) {
    expect(from_state).toBe(at);
    expect(to_state).toBe(nextPaymentState(at, event));
    at = to_state;
  }
  expect(at).toBe(state);
  const audited = db.prepare('SELECT action FROM audit WHERE subject = ? ORDER BY seq').pluck();
  const corrected = edges.map(({ from_state, to_state }) =>
    from_state === 'notCharged' && to_state === 'captured' ? 'payment.correction' : 'payment.edge',
  );
  expect(audited.all(id)).toEqual(corrected);
}

it('a payment is taken once or not at all, whatever is lost, late or killed', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (plan) => {
      check(await play(plan));
    }),
    { numRuns: 60 },
  );
}, 30_000);

it('meets every fault and every way a payment can end in the plans it draws', async () => {
  const events = new Set<string>();
  for (const drawn of fc.sample(plan, { numRuns: 150, seed: 20_260_302 })) {
    const { db } = await play(drawn);
    const names = db.prepare('SELECT DISTINCT event FROM payment_events').pluck().all() as string[];
    for (const name of names) events.add(name);
  }
  expect([...events]).toEqual(
    expect.arrayContaining([
      'gatewayCaptured',
      'gatewayDeclined',
      'gatewayRefused',
      'neverSent',
      'answerLost',
      'lookupFoundCapture',
      'lookupProvedNothing',
      'lateCapture',
      'billingPosted',
    ]),
  );
}, 30_000);
