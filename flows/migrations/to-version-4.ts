/** A call of version 3 as it was kept. */
interface Kept {
  readonly context: {
    readonly channel: 'voice' | 'relay';
    readonly startedAt: string;
    readonly page: number;
    readonly transfer: object | null;
  };
}

/**
 * Version 3 knew no TTY, and by relay read whole pages of a list. Its caller goes on at the first
 * item, and has answered, as far as anybody knows, when the call began.
 */
export function toVersion4(persisted: unknown): unknown {
  const kept = persisted as Kept;
  const { channel, startedAt, page, transfer } = kept.context;
  const context = {
    ...kept.context,
    page: channel === 'relay' ? 0 : page,
    transfer: transfer && { ...transfer, channel },
    answeredAt: startedAt,
    quiet: 'no',
    isRelayDisclosed: false,
    prefersMoreTime: false,
    hasPhoneKeys: false,
    cardLink: null,
  };
  return { ...kept, context };
}
