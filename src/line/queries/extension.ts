import { extendedDueDate } from '../../store/extensions.ts';
import type { Answers } from '../queries.ts';
import { asOwed } from './owed.ts';

export const extensionAnswers: Pick<Answers, 'query.extension'> = {
  'query.extension': async (line, { billId }) => {
    const bill = await line.directory.bill(billId);
    return {
      type: 'extension.known',
      bill: bill && asOwed(line, bill),
      wasExtended: extendedDueDate(line.db, billId) !== null,
    };
  },
};
