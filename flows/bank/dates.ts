import type { CallContext } from '../context.ts';
import { plusDays } from '../rules/grace/dates.ts';

/** ISO date: the debit occurs on or after it. */
export function debitDate({ today, line }: CallContext): string {
  return plusDays(today, line.bank.debitAfterDays);
}
