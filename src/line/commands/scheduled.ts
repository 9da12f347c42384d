import { DateTime } from 'luxon';
import { cancelScheduledByMember, schedulePayment } from '../../store/scheduled-payments.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';
import { OvertakenError } from '../commit-queue.ts';

export const scheduledWriters: Pick<Writers, 'command.schedule' | 'command.cancelScheduled'> = {
  'command.schedule': (line, command, callSid) => {
    const { db, clock, facts } = line;
    const { scheduledId: id, memberId, agreedTo, locale, ...payment } = command;
    const { runsAt } = facts.scheduled;
    const runs = DateTime.fromISO(`${payment.onDate}T${runsAt}`, { zone: payment.zone });
    const isScheduled = schedulePayment(
      db,
      { ...payment, id, runsAtMilliseconds: runs.toMillis() },
      {
        ...{ memberId, callSid, locale, purpose: 'scheduledPayment' },
        words: agreedWords(line, callSid, agreedTo, locale),
        scriptVersion: facts.savedMethods.scriptVersion,
      },
      clock.now(),
    );
    if (!isScheduled) throw new OvertakenError();
  },

  'command.cancelScheduled': ({ db, clock }, { scheduledId: id, memberId }, callSid) => {
    if (!cancelScheduledByMember(db, { id, memberId, callSid }, clock.now())) {
      throw new OvertakenError();
    }
  },
};
