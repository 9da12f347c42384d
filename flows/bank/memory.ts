import type { BankAccountType, Recording } from '../vocabulary.ts';

/** What a call remembers of paying from a bank account. */
export interface BankMemory {
  readonly accountType: BankAccountType;
  /** How often an account was keyed. */
  readonly entries: number;
  /** The spoken consent; null until there is one. */
  readonly recording: Recording | null;
}

export const noBankYet: BankMemory = { accountType: 'checking', entries: 0, recording: null };
