import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import type { TextCarrier, TextOutcome } from '../../src/messages/carrier.ts';
import { createTextHandler } from '../../src/messages/text-job.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { claimDue, nextDueAt } from '../../src/store/outbox.ts';
import {
  allowTexts,
  areTextsStopped,
  countTexts,
  findText,
  queueText,
  stopTexts,
} from '../../src/store/texts.ts';
import { keepingLog, MINUTE, newClock, newDatabase, SECOND, START } from '../payments/support.ts';

const from = '+18005550100';
const phoneNumber = '+14155550117';
const sent: TextOutcome = { result: 'sent', messageSid: `SM${'a'.repeat(32)}` };

describe('a text', () => {
  let db: Database;
  let clock: VirtualClock;
  let log: ReturnType<typeof keepingLog>;
  let attempts: { to: string; body: string }[];
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    log = keepingLog();
    attempts = [];
    queueText(db, { id: 'receipt:1', phoneNumber, body: 'You paid.' }, START);
  });

  const workerAnswering = (...outcomes: (TextOutcome | Error)[]) => {
    const carrier: TextCarrier = {
      name: 'scripted',
      async send(text) {
        attempts.push(text);
        const outcome = outcomes[attempts.length - 1] ?? outcomes.at(-1) ?? sent;
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    };
    const handlers = { text: createTextHandler({ carrier, from: () => from }) };
    return createOutboxWorker({ db, clock, log, handlers, pollMilliseconds: null });
  };

  async function runFor(worker: ReturnType<typeof workerAnswering>, milliseconds: number) {
    const until = clock.now() + milliseconds;
    await worker.drain();
    for (let due = nextDueAt(db); due !== null && due <= until; due = nextDueAt(db)) {
      clock.pass(due - clock.now());
      await worker.drain();
    }
  }

  it('is sent from the line’s number, once', async () => {
    await runFor(workerAnswering(sent), MINUTE);
    expect(attempts).toEqual([{ from, to: phoneNumber, body: 'You paid.' }]);
    expect(findText(db, 'receipt:1')).toMatchObject({
      state: 'sent',
      messageSid: sent.result === 'sent' ? sent.messageSid : '',
    });
  });

  it('asked for twice is one text', async () => {
    queueText(db, { id: 'receipt:1', phoneNumber, body: 'You paid.' }, START);
    await runFor(workerAnswering(sent), MINUTE);
    expect(attempts).toHaveLength(1);
  });

  it('that the carrier did not take is tried again until it does', async () => {
    const busy: TextOutcome = { result: 'notTaken', detail: 'HTTP 429' };
    await runFor(workerAnswering(busy, busy, busy, sent), MINUTE);
    expect(attempts).toHaveLength(4);
    expect(findText(db, 'receipt:1')?.state).toBe('sent');
  });

  it('whose answer was lost is never sent again, counted, and told to a person', async () => {
    await runFor(workerAnswering({ result: 'unknown', detail: 'no answer' }), 60 * MINUTE);
    expect(attempts).toHaveLength(1);
    expect(countTexts(db)).toEqual({ unknown: 1 });
    expect(log.lines).toMatchObject([{ level: 'error', fields: { text: 'receipt:1' } }]);
  });

  it.each([
    ['a process that died while it sent', () => void claimDue(db, START, 'gone:1:1', SECOND, 1)],
    [
      'a process that died at a later attempt',
      () => {
        claimDue(db, START, 'gone:1:1', SECOND, 1);
        db.prepare('UPDATE texts SET refused_attempts = 1').run();
        clock.pass(2 * SECOND);
        claimDue(db, clock.now(), 'gone:1:2', SECOND, 1);
      },
    ],
  ])('may have been sent by %s, so it is not sent again', async (_who, die) => {
    die();
    clock.pass(2 * SECOND);
    await runFor(workerAnswering(sent), MINUTE);
    expect(attempts).toEqual([]);
    expect(findText(db, 'receipt:1')?.state).toBe('unknown');
  });

  it('is sent after a death that followed only refusals', async () => {
    await runFor(workerAnswering({ result: 'notTaken', detail: 'HTTP 429' }), 0);
    await runFor(workerAnswering(sent, sent), MINUTE);
    expect(findText(db, 'receipt:1')?.state).toBe('sent');
  });

  it('refused for good keeps the carrier’s code', async () => {
    await runFor(workerAnswering({ result: 'refused', code: 21614, detail: 'HTTP 400' }), MINUTE);
    expect(attempts).toHaveLength(1);
    expect(findText(db, 'receipt:1')).toMatchObject({ state: 'failed', errorCode: 21614 });
  });

  it('refused because its number has stopped them stops all texts to it', async () => {
    await runFor(workerAnswering({ result: 'refused', code: 21610, detail: 'HTTP 400' }), MINUTE);
    expect(findText(db, 'receipt:1')?.state).toBe('stopped');
    expect(areTextsStopped(db, phoneNumber)).toBe(true);
  });

  it('is not sent when STOP came before it left; START allows the next one', async () => {
    stopTexts(db, phoneNumber, 'caller', START);
    await runFor(workerAnswering(sent), MINUTE);
    expect(findText(db, 'receipt:1')?.state).toBe('stopped');
    allowTexts(db, phoneNumber, START);
    queueText(db, { id: 'receipt:2', phoneNumber, body: 'You paid again.' }, clock.now());
    await runFor(workerAnswering(sent), MINUTE);
    expect(attempts.map(({ body }) => body)).toEqual(['You paid again.']);
    expect(db.prepare('SELECT action FROM audit ORDER BY seq').pluck().all()).toEqual([
      'texts.stopped',
      'texts.allowed',
    ]);
  });
});
