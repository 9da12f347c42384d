import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { readLineFacts } from '../../src/line-facts.ts';
import { createSendCardLinkHandler, textIdOf } from '../../src/messages/send-card-link-job.ts';
import type {
  CardEntries,
  CardEntryOrder,
  OpenedCardEntry,
} from '../../src/payments/card-entries.ts';
import { rootFolder } from '../../src/root.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { askForCardLink, findCardLink, type NewCardLink } from '../../src/store/card-links.ts';
import type { Database } from '../../src/store/open.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import { inTransaction } from '../../src/store/statement.ts';
import { countTexts, findText } from '../../src/store/texts.ts';
import { createCatalog } from '../../src/voice/catalog.ts';
import { keepingLog, MINUTE, newClock, newDatabase, START } from '../payments/support.ts';

const phoneNumber = '+14155550117';
const opened: OpenedCardEntry = {
  result: 'open',
  url: 'https://pay.example.test/enter-card/entry_abc',
  expiresAtMilliseconds: START + 30 * MINUTE,
};
const lost: OpenedCardEntry = { result: 'unknown', detail: 'no answer' };
const facts = readLineFacts(join(rootFolder, 'flows/line.json'));
const text = (locale: 'en-US' | 'es-US') =>
  createCatalog({ folder: join(rootFolder, 'prompts/text'), locale, today: () => '2026-03-02' });
const texts = { 'en-US': text('en-US'), 'es-US': text('es-US') };

describe('the link to a page for a card', () => {
  let db: Database;
  let clock: VirtualClock;
  let log: ReturnType<typeof keepingLog>;
  let orders: CardEntryOrder[];
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    log = keepingLog();
    orders = [];
  });

  const ask = (changes: Partial<NewCardLink> = {}) =>
    inTransaction(db, () =>
      askForCardLink(
        db,
        {
          ...{ entryId: 'entry-1', callSid: 'CA-1', way: 'text', phoneNumber, memberId: null },
          ...{ consentedWords: 'We will send one text.', locale: 'en-US' },
          ...changes,
        },
        START,
      ),
    );

  /** The gateway's answers, one after the other; the last one stays. */
  const workerWith = (...answers: OpenedCardEntry[]) => {
    const cardEntries: CardEntries = {
      open: async (order) => {
        orders.push(order);
        return answers[orders.length - 1] ?? answers.at(-1) ?? lost;
      },
      find: async () => ({ result: 'open' }),
    };
    return workerFor(answers.length === 0 ? null : cardEntries);
  };
  const workerFor = (cardEntries: CardEntries | null) => {
    const sendCardLink = createSendCardLinkHandler({
      cardEntries,
      spoken: () => ({ facts, texts }),
    });
    const text = { prepare: () => null, call: async () => null, record: waits };
    const handlers = { sendCardLink, text };
    return createOutboxWorker({ db, clock, log, handlers, pollMilliseconds: null });
  };
  const waits = () => ({ result: 'done' }) as const;

  async function runFor(worker: ReturnType<typeof workerFor>, milliseconds: number) {
    const until = clock.now() + milliseconds;
    await worker.drain();
    for (let due = nextDueAt(db); due !== null && due <= until; due = nextDueAt(db)) {
      clock.pass(due - clock.now());
      await worker.drain();
    }
  }

  it('opens the page in the language of the call, for the cards the line takes', async () => {
    ask({ locale: 'es-US' });
    await runFor(workerWith(opened), MINUTE);
    const { planName: payee, card } = facts;
    expect(orders).toEqual([{ entryId: 'entry-1', locale: 'es-US', payee, brands: card.types }]);
    expect(findText(db, textIdOf('entry-1'))).toMatchObject({
      phoneNumber,
      body: expect.stringContaining(`abra ${opened.url} No se cobra nada`),
    });
  });

  it('goes out once, with the words that were agreed to, though the answer was lost twice', async () => {
    ask();
    await runFor(workerWith(lost, lost, opened), MINUTE);
    expect(new Set(orders.map(({ entryId }) => entryId))).toEqual(new Set(['entry-1']));
    expect(orders).toHaveLength(3);
    expect(countTexts(db)).toEqual({ queued: 1 });
    const consents = db.prepare('SELECT phone_number, subject, words FROM text_consents').all();
    const words = 'We will send one text.';
    expect(consents).toEqual([{ phone_number: phoneNumber, subject: textIdOf('entry-1'), words }]);
    expect(findCardLink(db, 'entry-1')?.state).toBe('ready');
  });

  it('is given up with an alert after the caller has waited too long', async () => {
    ask();
    await runFor(workerWith(lost), 20 * MINUTE);
    expect(findCardLink(db, 'entry-1')?.state).toBe('failed');
    expect(nextDueAt(db)).toBeNull();
    expect(countTexts(db)).toEqual({});
    expect(orders.length).toBeGreaterThan(1);
    const { level, message } = log.lines.at(-1) ?? {};
    expect({ level, message }).toEqual({
      level: 'error',
      message: 'No page for a card could be opened; the caller hears that no link is sent.',
    });
  });

  it('is not sent late by a line that was down meanwhile', async () => {
    ask();
    clock.pass(4 * MINUTE);
    await runFor(workerWith(opened), MINUTE);
    expect(orders).toEqual([]);
    expect(countTexts(db)).toEqual({});
    expect(findCardLink(db, 'entry-1')?.state).toBe('failed');
  });

  it.each([
    ['refuses', [{ result: 'refused', detail: 'HTTP 400' } as const]],
    ['has no such page', []],
  ])('fails at once where the gateway %s', async (_what, answers) => {
    ask();
    await runFor(workerWith(...answers), MINUTE);
    expect(findCardLink(db, 'entry-1')?.state).toBe('failed');
    expect(countTexts(db)).toEqual({});
  });

  it('by e-mail waits for an export, and no text goes out', async () => {
    ask({ way: 'email', phoneNumber: null, memberId: '900000017', consentedWords: '' });
    await runFor(workerWith(opened), MINUTE);
    expect(findCardLink(db, 'entry-1')?.state).toBe('ready');
    expect(countTexts(db)).toEqual({});
  });
});
