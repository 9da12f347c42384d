import { canText } from '../../messages/can-text.ts';
import { areTextsStopped } from '../../store/texts.ts';
import type { Answers } from '../queries.ts';

export const receiptAnswers: Pick<Answers, 'query.receiptWays'> = {
  'query.receiptWays': async (line, { memberId, callerNumber }) => {
    // The number of a relay centre is not the caller's.
    const isOwn = callerNumber !== null && !line.facts.relay.callerNumbers.includes(callerNumber);
    const member = memberId === null ? null : await line.directory.findMember(memberId);
    return {
      type: 'receiptWays.known',
      canText: isOwn && canText(callerNumber),
      textsStopped: callerNumber !== null && areTextsStopped(line.db, callerNumber),
      canEmail: (member?.email ?? '') !== '',
    };
  },
};
