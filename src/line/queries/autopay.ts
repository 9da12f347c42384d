import { autopaySeriesOf } from '../../autopay/series.ts';
import type { Answers } from '../queries.ts';
import { asOwed } from './owed.ts';

export const autopayAnswers: Pick<Answers, 'query.autopay'> = {
  'query.autopay': async (line, { memberId }) => {
    const bills = await line.directory.openBills(memberId);
    const owed = bills.map((bill) => asOwed(line, bill));
    return { type: 'autopay.known', series: autopaySeriesOf(line.db, memberId, owed) };
  },
};
