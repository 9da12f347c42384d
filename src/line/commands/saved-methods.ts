import { enqueue } from '../../store/outbox.ts';
import { deleteMethod, keepMethod } from '../../store/saved-methods.ts';
import { countCodesSince, keepCode, noteCodeTry } from '../../store/step-up-codes.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';
import { OvertakenError } from '../commit-queue.ts';
import { HOUR_MILLISECONDS } from '../queries/saved-methods.ts';

export const savedMethodWriters: Pick<
  Writers,
  'command.sendCode' | 'command.noteCode' | 'command.keepMethod' | 'command.deleteMethod'
> = {
  /** The outbox looks the member's number up and sends the text. */
  'command.sendCode': (line, { codeId, memberId, consentedTo, locale }, callSid) => {
    const { db, clock, facts, sealer, turnSecret: secret, identifiers } = line;
    const now = clock.now();
    const { codesPerMemberPerHour, codeMinutes } = facts.savedMethods;
    // Another call was first: the turn starts again and hears the refusal.
    if (countCodesSince(db, memberId, now - HOUR_MILLISECONDS) >= codesPerMemberPerHour) {
      throw new OvertakenError();
    }
    const code = {
      ...{ id: codeId, memberId, callSid, locale },
      code: identifiers.code(),
      consentedWords: agreedWords(line, callSid, consentedTo, locale),
      expiresAtMilliseconds: now + codeMinutes * 60_000,
    };
    keepCode(db, { sealer, secret }, code, now);
    enqueue(db, {
      key: `sendCode:${codeId}`,
      kind: 'sendCode',
      subject: codeId,
      payload: {},
      dueAtMilliseconds: now,
    });
  },

  'command.noteCode': ({ db, clock }, { codeId, isRight }) => {
    if (!noteCodeTry(db, { id: codeId, isRight }, clock.now())) throw new OvertakenError();
  },

  /** A replaced card goes first, so that the member's limit does not stand in the way. */
  'command.keepMethod': (line, command, callSid) => {
    const { db, clock, facts } = line;
    const { methodId, memberId, card, replaces, agreedTo, locale } = command;
    const now = clock.now();
    if (replaces !== null) deleteMethod(db, { methodId: replaces, memberId, callSid }, now);
    const { perMemberMax: methodsMax, scriptVersion } = facts.savedMethods;
    const words = agreedWords(line, callSid, agreedTo, locale);
    const purpose = 'nextPayments' as const;
    const consent = { memberId, callSid, purpose, words, scriptVersion, locale };
    if (keepMethod(db, { methodId, card, methodsMax }, consent, now)) return;
    throw new OvertakenError();
  },

  'command.deleteMethod': ({ db, clock }, { methodId, memberId }, callSid) =>
    deleteMethod(db, { methodId, memberId, callSid }, clock.now()),
};
