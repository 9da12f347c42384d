import { DateTime } from 'luxon';
import type { LineFacts, ServiceNotice } from '../line-facts.ts';
import { officeOf } from './regions.ts';

/** The operator's notices in force at `now` (ISO instant), in the order of the file. */
export function activeNotices(now: string, line: LineFacts): readonly ServiceNotice[] {
  const { notices } = line;
  if (notices.length === 0) return [];
  const { zone } = officeOf(line, null);
  const local = DateTime.fromISO(now, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
  return notices.filter(({ from, to }) => from <= local && local < to);
}

/** Whether a notice in force says that no payment is taken. */
export function arePaymentsClosed(now: string, line: LineFacts): boolean {
  return activeNotices(now, line).some((notice) => notice.closesPayments);
}
