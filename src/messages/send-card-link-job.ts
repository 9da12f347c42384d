import type { LineFacts } from '../../flows/index.ts';
import type { CardEntries, OpenedCardEntry } from '../payments/card-entries.ts';
import {
  type CardLinkRow,
  failCardLink,
  findCardLink,
  readyCardLink,
} from '../store/card-links.ts';
import type { JobHandler, JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { noteTextConsent, queueText } from '../store/texts.ts';
import type { TextCatalogs } from './receipt-text.ts';

const OPEN_DEADLINE_MILLISECONDS = 10_000;
/** The caller waits for it: a link that comes later would lead nowhere. */
const LATEST_MILLISECONDS = 3 * 60_000;

interface Tools {
  /** Null where the gateway has no such pages. */
  readonly cardEntries: CardEntries | null;
  readonly spoken: () => { readonly facts: LineFacts; readonly texts: TextCatalogs };
}

/** The text that carries the link of an entry. */
export const textIdOf = (entryId: string) => `cardLink:${entryId}`;

/**
 * 'sendCardLink': opens a page for a card at the gateway and sends its link. A repetition opens no
 * second page (the gateway knows our id) and sends no second text (it has an id, too).
 */
export function createSendCardLinkHandler(
  tools: Tools,
): JobHandler<CardLinkRow | null, OpenedCardEntry | null> {
  return {
    prepare: (db, job, now) => {
      const link = findCardLink(db, job.subject);
      return link?.state === 'asked' && !isLate(link, now) ? link : null;
    },
    call: async (link) => (link === null ? null : openPage(tools, link)),
    record(db, job, opened, now) {
      const link = findCardLink(db, job.subject);
      if (link?.state !== 'asked') return { result: 'done' };
      if (opened?.result === 'open') return send(db, tools, link, opened, now);
      if (opened?.result === 'unknown' && !isLate(link, now)) {
        return { result: 'retry', why: opened.detail };
      }
      failCardLink(db, link.entryId);
      const detail = opened?.detail ?? 'too late for the caller';
      const message = 'No page for a card could be opened; the caller hears that no link is sent.';
      return { result: 'done', alert: { message, fields: { entry: link.entryId, detail } } };
    },
  };
}

/** Whether a page that is not open yet will never be. */
export function isLate({ askedAtMilliseconds }: CardLinkRow, nowMilliseconds: number): boolean {
  return nowMilliseconds - askedAtMilliseconds > LATEST_MILLISECONDS;
}

async function openPage(tools: Tools, { entryId, locale }: CardLinkRow): Promise<OpenedCardEntry> {
  if (!tools.cardEntries) return { result: 'refused', detail: 'this gateway has no such page' };
  const { planName: payee, card } = tools.spoken().facts;
  const order = { entryId, locale, payee, brands: card.types };
  return tools.cardEntries.open(order, OPEN_DEADLINE_MILLISECONDS);
}

/** By text at once; an e-mail waits for the next export (src/card-links/export.ts). */
function send(
  db: Database,
  tools: Tools,
  link: CardLinkRow,
  page: Extract<OpenedCardEntry, { result: 'open' }>,
  now: number,
): JobResult {
  const { entryId, callSid, phoneNumber, consentedWords: words, locale } = link;
  const { url, expiresAtMilliseconds } = page;
  readyCardLink(db, entryId, { url, expiresAtMilliseconds });
  if (phoneNumber === null) return { result: 'done' };
  const { facts, texts } = tools.spoken();
  const id = textIdOf(entryId);
  const body = texts[locale].say('cardLink.text', { planName: facts.planName, link: url });
  noteTextConsent(db, { callSid, phoneNumber, subject: id, words }, now);
  queueText(db, { id, phoneNumber, body }, now);
  return { result: 'done' };
}
