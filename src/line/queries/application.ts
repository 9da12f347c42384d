import { isEqual } from '../is-equal.ts';
import type { Answers } from '../queries.ts';
import { asOwed } from './owed.ts';

/** Stands in for an unknown application, so that looking one up costs the same. */
const NO_BIRTH_DATE = '0000-00-00';

/** A restricted bill is answered as a wrong pair is; bill-number.ts says why. */
export const applicationAnswers: Pick<Answers, 'query.application'> = {
  'query.application': async (line, { applicationNumber, birthDate }) => {
    const found = await line.directory.findApplication(applicationNumber);
    const isSame = isEqual(found?.birthDate ?? NO_BIRTH_DATE, birthDate);
    const isPayable = found?.bill.kind === 'premium' && !found.isRestricted;
    if (!found || !isSame || !isPayable) return { type: 'bill.notMatched' };
    return { type: 'bill.matched', bill: asOwed(line, found.bill), region: found.region };
  },
};
