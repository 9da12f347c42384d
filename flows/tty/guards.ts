import type { Where } from '../guards.ts';

export const ttyGuards = {
  isByTty: ({ context }: Where) => context.channel === 'tty',
  hasPhoneKeys: ({ context }: Where) => context.hasPhoneKeys,
  hasTtyRepresentative: ({ context }: Where) => context.line.tty.representativeNumber !== null,
  canDialTty: ({ context }: Where) =>
    context.channel === 'tty' && context.line.tty.representativeNumber !== null,
};
