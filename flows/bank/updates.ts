import type { CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import type { BankAccountType } from '../vocabulary.ts';

type Change = Partial<CallMemory>;

export const bankUpdates = {
  chooseAccountType: (
    { context }: Where,
    { accountType }: { accountType: BankAccountType },
  ): Change => ({ bank: { ...context.bank, accountType } }),
  countBankEntry: ({ context }: Where): Change => ({
    bank: { ...context.bank, entries: context.bank.entries + 1, recording: null },
  }),
  takeConsent: ({ context, event }: Where): Change =>
    event.type === 'spoken' ? { bank: { ...context.bank, recording: event.recording } } : {},
  missRecording: ({ context }: Where): Change => ({
    tries: context.tries + 1,
    notices: [...context.notices, { key: 'bank.notRecorded', with: {}, mustHear: false }],
  }),
};
