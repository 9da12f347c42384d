import type { Locale } from '../../flows/vocabulary.ts';

/**
 * What the line answers, free of any carrier's words: say something, then do exactly one thing.
 * `src/voice/compose.ts` makes it from the flow's view; `src/twilio/write-twiml.ts` writes it down.
 */
export interface Reply {
  readonly locale: Locale;
  /** Heard before listening starts; a key cannot cut it short (a Say before the Gather). */
  readonly notice: readonly Spoken[];
  readonly next: Next;
  /** A TTY is listened for beside what comes next. */
  readonly watch?: MediaStream;
  /** A TTY may still be listened for: that ends before this reply. */
  readonly endsWatch?: true;
}

/** A connection that carries the sound of the call. */
export interface MediaStream {
  /** wss://, or ws:// where the line itself is reached by http. */
  readonly url: string;
  /** Opens it once, for this call. */
  readonly token: string;
}

/** One utterance. `text` is plain words: amounts, dates and digits are already spelled out. */
export interface Spoken {
  readonly text: string;
  /** Silence after it, in milliseconds. */
  readonly pauseMilliseconds?: number;
  /** Only when it is another language than the reply's. */
  readonly locale?: Locale;
  /** Printed by a TTY, not heard. */
  readonly inBaudot?: true;
}

export type Next =
  | ListenForKeys
  | ListenForCard
  | ListenForBank
  | ListenForSpeech
  | ListenForTty
  | { readonly kind: 'wait'; readonly seconds: number; readonly nextUrl: string }
  | ConnectAgent
  | JoinQueue
  | WaitInQueue
  | { readonly kind: 'leaveQueue'; readonly nextUrl: string }
  | JoinConference
  | { readonly kind: 'hangUp' };

export interface ListenForKeys {
  readonly kind: 'keys';
  /** The question; the first key stops it (barge-in). */
  readonly question: readonly Spoken[];
  /** Null: any number of keys. */
  readonly numDigits: number | null;
  /** '' means no key ends the input early. */
  readonly finishOnKey: '#' | '';
  readonly timeoutSeconds: number;
  readonly nextUrl: string;
}

/** Card entry by the carrier's <Pay>; the digits never reach us. */
export interface ListenForCard {
  readonly kind: 'card';
  /** Words per step, error and attempt. */
  readonly prompts: readonly CardPrompt[];
  readonly timeoutSeconds: number;
  readonly maxAttempts: number;
  readonly paymentConnector: string;
  readonly validCardTypes: readonly string[];
  /** The caller may agree to have the card kept, so its token must outlive one charge. */
  readonly mayBeKept?: boolean;
  readonly nextUrl: string;
  readonly statusUrl: string;
}

/** Bank account entry by the carrier's <Pay>, each number keyed twice; the digits never reach us. */
export interface ListenForBank {
  readonly kind: 'bank';
  readonly prompts: readonly BankPrompt[];
  readonly accountType: 'checking' | 'savings';
  readonly timeoutSeconds: number;
  readonly maxAttempts: number;
  readonly paymentConnector: string;
  readonly nextUrl: string;
  readonly statusUrl: string;
}

export interface BankPrompt {
  readonly step: 'bank-routing-number' | 'bank-account-number' | 'payment-processing';
  /** Twilio's <Prompt errorType>; empty: the step's first asking. */
  readonly errorTypes: readonly string[];
  /** True: the words of the second entry, which must match the first. */
  readonly isSecondEntry: boolean;
  readonly words: readonly Spoken[];
}

/** The caller's own words are recorded; the reply's notice asked for them. */
export interface ListenForSpeech {
  readonly kind: 'speech';
  /** Silence that ends it. */
  readonly timeoutSeconds: number;
  readonly longestSeconds: number;
  readonly nextUrl: string;
  readonly statusUrl: string;
}

/** A typed dialogue in Baudot, held by the line itself over a stream; what was said comes with it. */
export interface ListenForTty {
  readonly kind: 'tty';
  readonly stream: MediaStream;
  /** Printed before the answer is waited for. */
  readonly question: readonly Spoken[];
  /** 'talk': no question; a person types at the desk, and reads what the caller types. */
  readonly hears: 'menu' | 'field' | 'talk';
  /** Where the call goes on when the line has ended the stream. */
  readonly nextUrl: string;
}

export interface CardPrompt {
  readonly step:
    | 'payment-card-number'
    | 'expiration-date'
    | 'security-code'
    | 'postal-code'
    | 'payment-processing';
  /** Twilio's <Prompt errorType>; empty: the step's first asking. */
  readonly errorTypes: readonly string[];
  /** Twilio's <Prompt attempt>; empty: every attempt. */
  readonly attempts: readonly number[];
  readonly words: readonly Spoken[];
}

export interface ConnectAgent {
  readonly kind: 'agent';
  /** E.164. */
  readonly number: string;
  /** Heard by the person alone before they are put through. */
  readonly whisperUrl?: string;
  readonly callerId: string | null;
  readonly ringSeconds: number;
  readonly limitSeconds: number;
  readonly nextUrl: string;
}

/** Into the carrier's queue, until the line or the caller ends it. */
export interface JoinQueue {
  readonly kind: 'joinQueue';
  readonly queue: string;
  /** What is heard meanwhile: the next turn. */
  readonly waitUrl: string;
  /** Where the call goes on when it is out of the queue. */
  readonly nextUrl: string;
}

/** One announcement in the queue, then music; the first key stops it. */
export interface WaitInQueue {
  readonly kind: 'waitInQueue';
  readonly announcement: readonly Spoken[];
  readonly music: Music;
  /** Of silence after the music. */
  readonly timeoutSeconds: number;
  readonly nextUrl: string;
}

export interface Music {
  readonly url: string;
  /** How often it is played. */
  readonly times: number;
}

/** The caller's part of a conversation with a person. */
export interface JoinConference {
  readonly kind: 'joinConference';
  /** Nothing of a person is in it. */
  readonly room: string;
  /** A document of music, until the person is there. */
  readonly waitUrl: string;
  /** What happens in the conference. */
  readonly eventsUrl: string;
  /** Where the call goes on when its part is over. */
  readonly nextUrl: string;
}
