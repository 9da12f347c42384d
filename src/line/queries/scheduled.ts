import { waitingScheduled } from '../../store/scheduled-payments.ts';
import type { Answers } from '../queries.ts';

export const scheduledAnswers: Pick<Answers, 'query.scheduled'> = {
  'query.scheduled': async ({ db }, { memberId }) => ({
    type: 'scheduled.known',
    payments: waitingScheduled(db, memberId),
  }),
};
