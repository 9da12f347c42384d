import { fileRequest } from '../../store/requests.ts';
import type { Writers } from '../commands.ts';
import { OvertakenError } from '../commit-queue.ts';

export const requestWriters = {
  'command.fileRequest': ({ db, clock, facts }, command, callSid) => {
    const { reference, kind, memberId, billId, locale } = command;
    const filed = fileRequest(
      db,
      {
        ...{ reference, kind, memberId, billId },
        detail: { answerBy: 'mail', language: locale },
        filedAtMilliseconds: clock.now(),
      },
      callSid,
      facts.requests[kind].openDays,
    );
    // Another call was first: the turn starts again and tells that one's reference.
    if (!filed) throw new OvertakenError();
  },
} satisfies Partial<Writers>;
