import type { LineFacts } from '../../flows/index.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import { newsOf } from '../payments/scheduled-news.ts';
import type { JobHandler } from '../store/job-handler.ts';
import { findScheduled, type ScheduledRow } from '../store/scheduled-payments.ts';
import { areTextsStopped, noteTextConsent, queueText } from '../store/texts.ts';
import { canText } from './can-text.ts';
import type { TextCatalogs } from './receipt-text.ts';
import { writeDate, writeMoney } from './written.ts';

/**
 * 'tellScheduled': a scheduled payment was not made, and the member is told by text at the number
 * on their record, as they agreed to when they scheduled it. Where no text can be sent the next call
 * tells it.
 */
export function createTellScheduledHandler(tools: {
  readonly directory: BillingDirectory;
  readonly spoken: () => { readonly facts: LineFacts; readonly texts: TextCatalogs };
}): JobHandler<ScheduledRow | null, string | null> {
  return {
    prepare: (db, job) => findScheduled(db, job.subject),
    call: async (row) => row && ((await tools.directory.findMobileNumber?.(row.memberId)) ?? null),
    record(db, job, phoneNumber, now) {
      const row = findScheduled(db, job.subject);
      const outcome = row && newsOf(db, row);
      if (!row || !outcome || phoneNumber === null) return { result: 'done' };
      if (!canText(phoneNumber) || areTextsStopped(db, phoneNumber)) return { result: 'done' };
      const { locale, callSid, authorizedWords: words } = row;
      const { facts, texts } = tools.spoken();
      const body = texts[locale].say('scheduled.notMade', {
        planName: facts.planName,
        amount: writeMoney(row.amountCents, locale),
        onDay: writeDate(row.onDate, locale),
        outcome,
        confirmation: row.confirmation,
      });
      const id = `scheduled:${row.id}`;
      noteTextConsent(db, { callSid, phoneNumber, subject: id, words }, now);
      queueText(db, { id, phoneNumber, body }, now);
      return { result: 'done' };
    },
  };
}
