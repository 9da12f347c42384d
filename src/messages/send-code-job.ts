import type { LineFacts } from '../../flows/index.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import type { JobHandler } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import type { Sealer } from '../store/seal.ts';
import { type CodeRow, findCode, unsealCode } from '../store/step-up-codes.ts';
import { areTextsStopped, noteTextConsent, queueText } from '../store/texts.ts';
import { canText } from './can-text.ts';
import type { TextCatalogs } from './receipt-text.ts';

/** Stands in the text's row for the code, which is put in only as the text goes out. */
const CODE_PLACE = '[code]';

const textId = (codeId: string) => `code:${codeId}`;

/** 'sendCode': a code goes to the number on the member's record, whatever number calls. */
export function createSendCodeHandler(tools: {
  readonly directory: BillingDirectory;
  readonly spoken: () => { readonly facts: LineFacts; readonly texts: TextCatalogs };
}): JobHandler<CodeRow | null, string | null> {
  return {
    prepare: (db, job) => findCode(db, job.subject),
    call: async (code) =>
      code && ((await tools.directory.findMobileNumber?.(code.memberId)) ?? null),
    record(db, job, phoneNumber, now) {
      const code = findCode(db, job.subject);
      const isLate = !code || code.expiresAtMilliseconds <= now;
      if (isLate || phoneNumber === null || !canText(phoneNumber)) return { result: 'done' };
      if (areTextsStopped(db, phoneNumber)) return { result: 'done' };
      const { callSid, consentedWords: words, locale } = code;
      const { facts, texts } = tools.spoken();
      const body = texts[locale].say('savedMethod.code', {
        planName: facts.planName,
        code: CODE_PLACE,
        minutes: String(facts.savedMethods.codeMinutes),
      });
      const id = textId(job.subject);
      noteTextConsent(db, { callSid, phoneNumber, subject: id, words }, now);
      queueText(db, { id, phoneNumber, body }, now);
      return { result: 'done' };
    },
  };
}

/** The words of a text as they go out: a code's place is filled, everything else stays. */
export function fillCode(
  db: Database,
  sealer: Sealer,
  { id, body }: { readonly id: string; readonly body: string },
): string {
  if (!id.startsWith(textId(''))) return body;
  return body.replace(CODE_PLACE, unsealCode(db, sealer, id.slice(textId('').length)) ?? '');
}
