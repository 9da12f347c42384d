/** The little of Twilio's Voice SDK that is used here, so that a test can stand in for it. */
export interface VoiceDevice {
  /** Rejects with the SDK's error, which has a `code`. */
  register(): Promise<void>;
  updateToken(token: string): void;
  /** Ends its calls and the registration. */
  destroy(): void;
}

export interface DeviceEvents {
  onRegistered(): void;
  /** The SDK registers again by itself once the network is back. */
  onUnregistered(): void;
  onIncoming(call: VoiceCall): void;
  /** The token runs out within a minute. */
  onTokenEnds(): void;
  onError(error: unknown): void;
}

export interface VoiceCall {
  accept(): void;
  reject(): void;
  /** Ends a call that was answered. */
  disconnect(): void;
  /** Keys as tones; w is a pause of half a second. */
  sendDigits(digits: string): void;
  listen(events: CallEvents): void;
}

export interface CallEvents {
  /** Answered here: sound goes both ways. */
  onAnswered(): void;
  /** Ended, declined, no longer rung for, or answered in another tab. */
  onOver(): void;
  onError(error: unknown): void;
}
