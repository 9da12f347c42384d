/**
 * What the embedded carrier and its handsets say to each other. The carrier knows the line only by
 * URL; a handset (terminal, browser, headless script) knows the carrier only by these shapes.
 */
export interface Handset {
  /**
   * A sound reaches the caller's ear. Resolves when it has been heard to the end, or at once when
   * `stop` is aborted (barge-in, hang-up).
   */
  hear(sound: Sound, stop: AbortSignal): Promise<void>;
  /** Something else happened that the handset, its inspector or its transcript may show. */
  note(event: CarrierEvent): void;
}

export type Sound =
  | {
      readonly kind: 'say';
      readonly text: string;
      readonly language: string;
      readonly voice: string;
    }
  | { readonly kind: 'play'; readonly url: string }
  | { readonly kind: 'pause'; readonly seconds: number };

/** One JSON object each in the headless phone's output and over the browser phone's socket. */
export type CarrierEvent =
  | { readonly dial: { readonly callSid: string; readonly from: string; readonly to: string } }
  | { readonly request: WebhookExchange }
  | { readonly say: string; readonly language?: string; readonly interrupted?: boolean }
  | { readonly play: string }
  | { readonly pause: number }
  /** The verb that now waits for keys: 'Gather', 'Pay payment-card-number', 'Record', 'Dial +1…', … */
  | { readonly listen: string; readonly timeoutSeconds?: number }
  /** Keys as the caller pressed them; inside <Pay> masked as 'x'. */
  | { readonly keys: string; readonly masked: boolean }
  /** What becomes of this handset's own call in a conference. */
  | { readonly conference: ConferenceHappening; readonly room: string }
  /** The call waits in a queue, or no longer does; not told when it is over. */
  | { readonly queue: 'joined' | 'left' }
  /** What the person hears alone before the caller is put through to them. */
  | { readonly whisper: string }
  /** What the caller said while it was recorded. */
  | { readonly spoken: string }
  /** Text that went over the line in Baudot: typed by the caller, or read by their TTY. */
  | { readonly tty: string; readonly by: 'line' | 'caller' }
  /** A communications assistant's text telephone: what they typed to the user, and the user to them. */
  | { readonly relay: string; readonly by: 'assistant' | 'user' }
  /** The debugger list: Twilio error or warning codes. */
  | { readonly error: CarrierError }
  | { readonly end: EndReason };

export type ConferenceHappening = 'joined' | 'left' | 'held' | 'resumed' | 'muted' | 'unmuted';

export interface WebhookExchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Form fields as posted; secrets masked. */
  readonly form: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  /** The answer's body when it was TwiML. */
  readonly twiml?: string;
  /** The flow state the line names in its `payline-state` header (not in production). */
  readonly state?: string;
  /** 'call' asks for TwiML; 'status' callbacks want no answer. */
  readonly purpose: 'call' | 'status';
}

export interface CarrierError {
  readonly code: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly line?: number;
  readonly column?: number;
  readonly url?: string;
}

export type EndReason =
  | 'hangup by caller'
  | 'hangup by line'
  | 'rejected'
  | 'end of document'
  | 'error'
  | 'steps exhausted'
  /** A call to this handset that was never answered. */
  | 'not answered';

/** Who is calling whom, and where the line answers. */
export interface CallPlan {
  /** E.164, or '' / 'anonymous' when withheld. */
  readonly from: string;
  readonly to: string;
  /** What the caller holds; a telephone unless given. */
  readonly device?: Device;
  /** What the network does to the sound of the caller's TTY; nothing unless given. */
  readonly impairment?: Impairment;
  /** Inbound, as the line sees it, unless the REST API has placed it. */
  readonly direction?: 'outbound-api';
}

/** A telephone, a TTY, or a text telephone at the other end of a communications assistant (711). */
export type Device = 'phone' | 'tty' | 'relay';

export interface Impairment {
  /** White noise, so many dB below the TTY's tones. */
  readonly signalToNoiseDb?: number;
  /** Lost frames of 20 ms. */
  readonly lossPercent?: number;
  /** What is heard in their place: silence unless given. */
  readonly fill?: 'silence' | 'repeat';
}

export interface LineAddress {
  /** Where the carrier connects: http://127.0.0.1:3000/voice/incoming */
  readonly voiceUrl: string;
  /** The base that signatures are computed over when it differs from voiceUrl's own (a proxy). */
  readonly publicBaseUrl?: string;
  readonly statusUrl?: string;
  readonly fallbackUrl?: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** Browser phone socket, client to carrier. One JSON object a message. */
export type PhoneCommand =
  | {
      readonly command: 'dial';
      readonly from: string;
      readonly to?: string;
      readonly device?: Device;
      readonly impairment?: Impairment;
    }
  /** The keyboard of a TTY, or of a user of relay. */
  | { readonly command: 'type'; readonly text: string }
  | { readonly command: 'key'; readonly key: string }
  /** The caller says something; only a recording hears it. */
  | { readonly command: 'say'; readonly text: string }
  | { readonly command: 'hangup' }
  /** The handset finished speaking sound number `heard`. */
  | { readonly command: 'heard'; readonly heard: number };

/** Browser phone socket, carrier to client: events, and sounds numbered so they can be acknowledged. */
export type PhoneMessage =
  | { readonly event: CarrierEvent; readonly atMilliseconds: number }
  | { readonly sound: Sound; readonly number: number }
  | { readonly stopSound: number };

/** Socket of a handset that is called (/agent-phone), client to carrier. One JSON object a message. */
export type AgentPhoneCommand =
  /** From now on calls to this number (E.164, or client:… for a browser's) ring here. */
  | { readonly command: 'register'; readonly number: string }
  | { readonly command: 'answer' }
  | { readonly command: 'decline' }
  | Extract<PhoneCommand, { command: 'key' | 'hangup' | 'heard' }>;

/** Socket of a handset that is called, carrier to client. */
export type AgentPhoneMessage =
  | PhoneMessage
  | { readonly registered: string }
  /** Another page has registered for the number: it rings there from now on. */
  | { readonly replaced: string }
  | { readonly ringing: { readonly callSid: string } };

/** GET /phone/setup.json: what the page needs before the first call. */
export interface PhoneSetup {
  readonly planName: string;
  readonly lineNumber: string;
  readonly callers: readonly DemoCaller[];
  readonly cards: readonly MagicCard[];
}

export interface DemoCaller {
  readonly label: string;
  /** E.164; '' = withheld. */
  readonly number: string;
  readonly memberId?: string;
  readonly birthDate?: string;
  readonly zip?: string;
  readonly about?: string;
}

export interface MagicCard {
  readonly number: string;
  readonly brand: string;
  readonly outcome: string;
}
