import type { FoundBill } from '../../billing/directory.ts';
import { isEqual } from '../is-equal.ts';
import type { Answers } from '../queries.ts';
import { asOwed } from './owed.ts';

/** Stands in for an unknown bill, so that looking one up costs the same. */
const NO_BILL: Pick<FoundBill, 'zip' | 'isRestricted'> = { zip: '00000', isRestricted: false };

/**
 * A bill by its number and ZIP code. A restricted bill is answered as a wrong pair is: the same
 * outcome after the same one look into the records, so the caller hears the same words, uses up the
 * same try, and leaves the same rows. An answer of its own would tell whoever holds an old bill that
 * the member has asked for confidential communications (45 CFR 164.522(b)), often the very person
 * they asked because of, and would tell a guesser of numbers which pairs are real. The words are
 * true of every case and help the honest: "I cannot take a payment with that bill number and ZIP
 * code. The member can pay with the member ID, or a person can help."
 */
export const billNumberAnswers: Pick<Answers, 'query.bill'> = {
  'query.bill': async (line, { billNumber, zip }) => {
    const found = await line.directory.findBill(billNumber);
    const { zip: ownZip, isRestricted = false } = found ?? NO_BILL;
    const isSame = isEqual(ownZip, zip);
    if (!found || !isSame || isRestricted) return { type: 'bill.notMatched' };
    return { type: 'bill.matched', bill: asOwed(line, found.bill), region: found.region };
  },
};
