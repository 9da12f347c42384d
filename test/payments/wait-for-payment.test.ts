import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyPaymentEvent } from '../../src/payments/ledger.ts';
import { waitForPayment } from '../../src/payments/wait-for-payment.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { JobEvents } from '../../src/store/job-handler.ts';
import type { Database } from '../../src/store/open.ts';
import { authorize, intentFor, newClock, newDatabase, START } from './support.ts';

describe('a caller who hears "one moment"', () => {
  let db: Database;
  let clock: VirtualClock;
  let events: JobEvents;
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    events = new EventEmitter();
    authorize(db, START, 'tok', intentFor('a'));
  });
  const wait = (paymentId = 'pay-a') =>
    waitForPayment({ db, clock, events, paymentId, maxMilliseconds: 3_000 });
  const waited = () => clock.now() - START;

  it('hears the outcome the moment it is recorded', async () => {
    const release = clock.hold();
    const heard = wait();
    applyPaymentEvent(db, 'pay-a', 'gatewayCaptured', START);
    events.emit('recorded', 'pay-b');
    events.emit('recorded', 'pay-a');
    expect((await heard)?.state).toBe('captured');
    expect(waited()).toBe(0);
    release();
  });

  it('hears within a quarter second what another process recorded', async () => {
    const heard = wait();
    clock.pass(600);
    applyPaymentEvent(db, 'pay-a', 'gatewayDeclined', clock.now());
    expect((await heard)?.state).toBe('declined');
    expect(waited()).toBeLessThanOrEqual(850);
  });

  it('hears what the first look-up found when the answer itself was lost', async () => {
    const release = clock.freeze();
    const heard = wait();
    applyPaymentEvent(db, 'pay-a', 'answerLost', START);
    events.emit('recorded', 'pay-a');
    await new Promise((resolve) => setImmediate(resolve));
    applyPaymentEvent(db, 'pay-a', 'lookupFoundCapture', START);
    events.emit('recorded', 'pay-a');
    expect((await heard)?.state).toBe('captured');
    release();
  });

  it('goes on with "still working" when the time is up', async () => {
    expect((await wait())?.state).toBe('submitting');
    expect(waited()).toBe(3_000);
    expect(events.listenerCount('recorded')).toBe(0);
  });

  it('does not wait for a payment that is settled or unheard of', async () => {
    expect(await wait('nobody')).toBeNull();
    applyPaymentEvent(db, 'pay-a', 'gatewayDeclined', START);
    expect((await wait())?.state).toBe('declined');
    expect(waited()).toBe(0);
  });
});
