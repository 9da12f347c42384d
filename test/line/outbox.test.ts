import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxWorker, isAlive, processOwner } from '../../src/line/outbox.ts';
import { backoffMilliseconds } from '../../src/line/run-job.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { type JobHandler, type JobResult, localHandler } from '../../src/store/job-handler.ts';
import type { Database } from '../../src/store/open.ts';
import { claimDue, enqueue } from '../../src/store/outbox.ts';
import { keepingLog, newClock, newDatabase, SECOND, START } from '../payments/support.ts';

const done: JobResult = { result: 'done' };

describe('the outbox worker', () => {
  let db: Database;
  let clock: VirtualClock;
  let log: ReturnType<typeof keepingLog>;
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    log = keepingLog();
  });
  const worker = (handlers: Record<string, JobHandler>) =>
    createOutboxWorker({ db, clock, log, handlers, pollMilliseconds: null });
  const owe = (key: string, dueAtMilliseconds = START, kind = 'text') =>
    enqueue(db, { key, kind, subject: key, payload: {}, dueAtMilliseconds });
  const open = () =>
    db.prepare('SELECT key FROM outbox WHERE done_at_ms IS NULL ORDER BY id').pluck().all();

  it('reads, calls and writes each due job, and tells who waits for it', async () => {
    const steps: string[] = [];
    const handler: JobHandler<string, string> = {
      prepare: (_db, job) => `request of ${job.key}`,
      call: async (request) => {
        steps.push(request);
        return 'answer';
      },
      record: (db, job, outcome) => {
        steps.push(`${outcome} to ${job.key}, in a transaction: ${db.inTransaction}`);
        return done;
      },
    };
    const line = worker({ text: handler });
    line.events.on('recorded', (subject) => steps.push(`recorded ${subject}`));
    owe('one');
    owe('tomorrow', START + 1);
    await line.drain();
    expect(steps).toEqual([
      'request of one',
      'answer to one, in a transaction: true',
      'recorded one',
    ]);
    expect(open()).toEqual(['tomorrow']);
  });

  it('does at most eight jobs at a time and holds no transaction while it calls', async () => {
    let now = 0;
    let most = 0;
    const handler: JobHandler<null, null> = {
      prepare: () => null,
      call: async () => {
        now += 1;
        most = Math.max(most, now);
        expect(db.inTransaction).toBe(false);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return null;
      },
      record: () => done,
    };
    for (let count = 0; count < 20; count += 1) owe(`job ${count}`);
    await worker({ text: handler }).drain();
    expect(most).toBe(8);
    expect(open()).toEqual([]);
  });

  it('tries again after a growing pause, for ever, and louder from the fifth time on', async () => {
    let attempts = 0;
    const line = worker({
      text: {
        prepare: () => null,
        call: async () => {
          attempts += 1;
          throw new Error('no route');
        },
        record: () => done,
      },
    });
    owe('one');
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await line.drain();
      expect(attempts).toBe(attempt);
      clock.pass(backoffMilliseconds(attempt) - 1);
      await line.drain();
      expect(attempts, 'not before its time').toBe(attempt);
      clock.pass(1);
    }
    expect(log.lines.map(({ level }) => level)).toEqual([
      ...Array(4).fill('warn'),
      ...Array(8).fill('error'),
    ]);
    expect(db.prepare('SELECT last_error FROM outbox').pluck().get()).toBe('Error: no route');
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [9, 256],
    [10, 300],
    [5_000, 300],
  ])('pauses after attempt %i for %i s', (attempts, seconds) => {
    expect(backoffMilliseconds(attempts)).toBe(seconds * SECOND);
  });

  it('writes nothing of a record that throws, and keeps the job', async () => {
    const line = worker({
      text: localHandler((db) => {
        owe('follow-up');
        db.exec("DELETE FROM outbox WHERE key = 'other'");
        throw new Error('illegal edge');
      }),
    });
    owe('other', START + 1);
    owe('one');
    await line.drain();
    expect(open()).toEqual(['other', 'one']);
    expect(log.lines).toMatchObject([
      { fields: { job: 'one', why: expect.stringMatching('edge') } },
    ]);
  });

  it('keeps a job that nothing handles yet', async () => {
    owe('one', START, 'fax');
    await worker({}).drain();
    expect(open()).toEqual(['one']);
    expect(log.lines[0]?.fields).toMatchObject({ why: expect.stringContaining("kind 'fax'") });
  });

  it('logs an alert at error level once the job is done', async () => {
    const alert = { message: 'A person must look.', fields: { paymentId: 'pay-1' } };
    owe('one');
    await worker({ text: localHandler(() => ({ result: 'done', alert })) }).drain();
    expect(log.lines).toEqual([
      { level: 'error', message: alert.message, fields: { paymentId: 'pay-1', job: 'one' } },
    ]);
  });

  it('runs a kicked job at once and a later one when it is due', async () => {
    const ran: [string, number][] = [];
    const line = worker({
      text: localHandler((_db, job, now) => {
        ran.push([job.key, now - START]);
        return done;
      }),
    });
    const recorded = (subject: string) =>
      new Promise<void>((resolve) => {
        line.events.on('recorded', (heard) => heard === subject && resolve());
      });
    line.start();
    owe('later', START + 90 * SECOND);
    owe('now');
    const both = Promise.all([recorded('now'), recorded('later')]);
    line.kick();
    await both;
    await line.stop();
    expect(ran).toEqual([
      ['now', 0],
      ['later', 90 * SECOND],
    ]);
  });

  it('sees what another process wrote down by polling', async () => {
    const line = createOutboxWorker({
      ...{ db, clock, log, pollMilliseconds: SECOND },
      handlers: { text: localHandler(() => done) },
    });
    line.start();
    owe('unannounced');
    await new Promise<void>((resolve) => line.events.once('recorded', () => resolve()));
    await line.stop();
    expect(open()).toEqual([]);
  });

  it('finishes what it began before it stops, and takes nothing new', async () => {
    let answer = () => {};
    const handler: JobHandler<null, null> = {
      prepare: () => null,
      call: () => new Promise((resolve) => (answer = () => resolve(null))),
      record: () => done,
    };
    const line = worker({ text: handler });
    owe('under way');
    line.start();
    const stopped = line.stop();
    owe('too late');
    answer();
    await stopped;
    expect(open()).toEqual(['too late']);
  });

  it('goes on after the database could not be read', async () => {
    const line = worker({ text: localHandler(() => done) });
    db.exec('ALTER TABLE outbox RENAME TO hidden');
    line.start();
    await new Promise((resolve) => setImmediate(resolve));
    db.exec('ALTER TABLE hidden RENAME TO outbox');
    owe('one');
    await new Promise<void>((resolve) => line.events.once('recorded', () => resolve()));
    await line.stop();
    expect(open()).toEqual([]);
    expect(log.lines[0]?.message).toMatch('outbox cannot be read');
  });

  it('takes over at once what a dead process of this machine had leased', async () => {
    owe('orphan');
    const [host] = processOwner.split(':');
    claimDue(db, START, `${host}:${process.pid}:1`, 60 * SECOND, 8);
    await worker({ text: localHandler(() => done) }).drain();
    expect(open()).toEqual([]);
  });
});

describe('the owner of a lease', () => {
  const self = 'here:100:5';
  it.each([
    ['itself', 'here:100:5', true],
    ['an earlier process with the same id', 'here:100:4', false],
    ['a process that runs', `here:${process.pid}:4`, true],
    ['a process id that no machine gives', 'here:4194305:4', false],
    ['a process of another machine', 'there:4194305:4', true],
  ])('%s is alive: %s', (_who, owner, alive) => {
    expect(isAlive(owner, self)).toBe(alive);
  });
});
