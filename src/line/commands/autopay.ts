import { changeAutopay, endAutopay, enrolAutopay } from '../../store/autopay.ts';
import { noteCharge } from '../../store/autopay-charges.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';
import { OvertakenError } from '../commit-queue.ts';

export const autopayWriters: Pick<
  Writers,
  'command.enrolAutopay' | 'command.skipAutopay' | 'command.cancelAutopay'
> = {
  'command.enrolAutopay': (line, command, callSid) => {
    const { db, clock, facts } = line;
    const { autopayId: id, isChange, terms, recording, authorizedDate, ...rest } = command;
    const write = isChange ? changeAutopay : enrolAutopay;
    const isWritten = write(
      db,
      { ...rest, id },
      {
        ...{ callSid, recording, authorizedOn: authorizedDate },
        scriptVersion: facts.autopay.scriptVersion,
        terms: agreedWords(line, callSid, terms, command.locale),
      },
      clock.now(),
    );
    if (!isWritten) throw new OvertakenError();
  },

  'command.skipAutopay': ({ db, clock }, { autopayId, due }) => {
    const skipped = { state: 'skipped', paymentId: null } as const;
    if (!noteCharge(db, autopayId, due, skipped, clock.now())) throw new OvertakenError();
  },

  /** One that had ended stays so: the caller wanted nothing else. */
  'command.cancelAutopay': ({ db, clock }, { autopayId: id, memberId }, callSid) => {
    endAutopay(db, { id, memberId, why: 'caller', callSid }, clock.now());
  },
};
