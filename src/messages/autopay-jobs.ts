import type { AutopayOutcome, LineFacts } from '../../flows/index.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import { localDate } from '../local-date.ts';
import {
  type EnrolmentRow,
  findAuthorization,
  findEnrolment,
  lastAuthorization,
} from '../store/autopay.ts';
import type { JobHandler } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import type { Job } from '../store/outbox.ts';
import { areTextsStopped, noteTextConsent, queueText } from '../store/texts.ts';
import { canText } from './can-text.ts';
import type { TextCatalogs } from './receipt-text.ts';
import { writeDate, writeMoney } from './written.ts';

interface Tools {
  readonly directory: BillingDirectory;
  readonly spoken: () => { readonly facts: LineFacts; readonly texts: TextCatalogs };
}

/**
 * 'copyAutopay': the written copy of what a member agreed to, by text to the number on their record,
 * as the terms say. Where no text can be sent a person is told to mail it: the copy is owed (Reg E,
 * 12 CFR 1005.10(b), for debit cards too).
 */
export function createCopyAutopayHandler(tools: Tools): JobHandler<string | null, string | null> {
  return {
    prepare: (db, job) => enrolmentOfCopy(db, job)?.memberId ?? null,
    call: (memberId) => numberOf(tools, memberId),
    record(db, job, phoneNumber, now) {
      const authorization = findAuthorization(db, Number(job.subject));
      const enrolment = enrolmentOfCopy(db, job);
      if (!authorization || !enrolment) return { result: 'done' };
      const { reference, kind, locale } = enrolment;
      const { capCents, daysBefore: beforeCount, lastFour, authorizedOn } = authorization;
      if (phoneNumber === null || !canText(phoneNumber) || areTextsStopped(db, phoneNumber)) {
        const message = 'Automatic payments: no text can be sent, so mail the written copy.';
        const fields = { reference, memberId: enrolment.memberId, authorization: job.subject };
        return { result: 'done', alert: { message, fields } };
      }
      const { facts, texts } = tools.spoken();
      const body = texts[locale].say('autopay.copy', {
        planName: facts.planName,
        kind,
        cap: writeMoney(capCents, locale),
        ...{ beforeCount, lastFour },
        authorizedOn: writeDate(authorizedOn, locale),
        reference,
        lineNumber: facts.lineNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3'),
      });
      const id = `autopayCopy:${job.subject}`;
      const { callSid, terms: words } = authorization;
      noteTextConsent(db, { callSid, phoneNumber, subject: id, words }, now);
      queueText(db, { id, phoneNumber, body }, now);
      return { result: 'done' };
    },
  };
}

/**
 * 'tellAutopay': an automatic payment was not made, or they have ended, and the member is told by
 * text, as they agreed to. Where no text can be sent the next call tells it.
 */
export function createTellAutopayHandler(tools: Tools): JobHandler<string | null, string | null> {
  return {
    prepare: (db, job) => findEnrolment(db, job.subject)?.memberId ?? null,
    call: (memberId) => numberOf(tools, memberId),
    record(db, job, phoneNumber, now) {
      const enrolment = findEnrolment(db, job.subject);
      if (!enrolment || phoneNumber === null) return { result: 'done' };
      if (!canText(phoneNumber) || areTextsStopped(db, phoneNumber)) return { result: 'done' };
      const { locale, reference, kind, zone } = enrolment;
      const outcome = String(job.payload.outcome) as AutopayOutcome;
      const { facts, texts } = tools.spoken();
      const body = texts[locale].say('autopay.notMade', {
        planName: facts.planName,
        ...{ kind, outcome, reference },
        dueDay: writeDate(dueDateOf(job, zone), locale),
      });
      const words = wordsOf(db, enrolment);
      const id = job.key;
      noteTextConsent(db, { ...words, phoneNumber, subject: id }, now);
      queueText(db, { id, phoneNumber, body }, now);
      return { result: 'done' };
    },
  };
}

function dueDateOf({ payload, dueAtMilliseconds }: Job, zone: string): string {
  return payload.billId === '' ? localDate(zone, dueAtMilliseconds) : String(payload.dueDate);
}

function wordsOf(db: Database, { id }: EnrolmentRow): { callSid: string; words: string } {
  const last = lastAuthorization(db, id);
  return { callSid: last?.callSid ?? '', words: last?.terms ?? '' };
}

function enrolmentOfCopy(db: Database, job: Job): EnrolmentRow | null {
  const authorization = findAuthorization(db, Number(job.subject));
  return authorization && findEnrolment(db, authorization.enrolmentId);
}

async function numberOf({ directory }: Tools, memberId: string | null): Promise<string | null> {
  return memberId === null ? null : ((await directory.findMobileNumber?.(memberId)) ?? null);
}
