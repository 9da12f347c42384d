import { canText } from '../../messages/can-text.ts';
import { savedMethodsOf } from '../../store/saved-methods.ts';
import { checkCode, countCodesSince } from '../../store/step-up-codes.ts';
import { areTextsStopped } from '../../store/texts.ts';
import type { Line } from '../line.ts';
import type { Answers } from '../queries.ts';

export const HOUR_MILLISECONDS = 3_600_000;

export const savedMethodAnswers: Pick<Answers, 'query.savedMethods' | 'query.code'> = {
  /** The cards, and whether a code can be texted to the number on the member's record. */
  'query.savedMethods': async (line, { memberId }) => {
    const mobile = (await line.directory.findMobileNumber?.(memberId)) ?? null;
    const refusal = refusalOf(line, memberId, mobile);
    return {
      type: 'savedMethods.known',
      methods: savedMethodsOf(line.db, memberId),
      mobileLastFour: refusal === null ? (mobile?.slice(-4) ?? null) : null,
      refusal,
    };
  },

  'query.code': async ({ db, clock, facts, turnSecret }, { codeId, digits }, { callSid }) => ({
    type: 'code.checked',
    result: checkCode(
      db,
      turnSecret,
      { id: codeId, callSid, digits },
      facts.savedMethods.codeTries,
      clock.now(),
    ),
  }),
};

function refusalOf({ db, clock, facts }: Line, memberId: string, mobile: string | null) {
  if (mobile === null || !canText(mobile)) return 'noMobile';
  if (areTextsStopped(db, mobile)) return 'textsStopped';
  const sent = countCodesSince(db, memberId, clock.now() - HOUR_MILLISECONDS);
  return sent >= facts.savedMethods.codesPerMemberPerHour ? 'tooManyCodes' : null;
}
