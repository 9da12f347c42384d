/** What is saved of a call by relay or TTY, beside its channel. */
export interface RelayMemory {
  /** ISO instant, UTC, of the last answer; the start of the call until there is one. */
  readonly answeredAt: string;
  /** The caller has been silent: asked whether they are there, or told that the call will end. */
  readonly quiet: 'no' | 'asked' | 'warned';
  /** They have been told that their relay operator will hear account details. */
  readonly isRelayDisclosed: boolean;
  /** As it is kept on the member's record: more time on every call. */
  readonly prefersMoreTime: boolean;
  /** At a TTY, and said that a telephone's keys are at hand. */
  readonly hasPhoneKeys: boolean;
}

export const newRelayMemory = (startedAt: string): RelayMemory => ({
  answeredAt: startedAt,
  quiet: 'no',
  isRelayDisclosed: false,
  prefersMoreTime: false,
  hasPhoneKeys: false,
});
