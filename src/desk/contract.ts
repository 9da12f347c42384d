/**
 * What the desk page and the desk say to each other. The page gets one whole picture of its agent's
 * world at every change and sends actions back; money in integer cents, times in milliseconds since
 * 1970, dates YYYY-MM-DD. Nothing here holds a full card or account number.
 */

export type AgentRole = 'agent' | 'supervisor';

export interface Agent {
  readonly agentId: string;
  /** What they sign in with. */
  readonly login: string;
  readonly name: string;
  readonly role: AgentRole;
  /** E.164, where their phone rings; null when they talk in the browser alone. */
  readonly phoneNumber: string | null;
}

export type PresenceState = 'offline' | 'away' | 'ready' | 'offered' | 'onCall' | 'wrapUp';

export interface Presence {
  readonly state: PresenceState;
  /** One of the operator's reasons; only while away. */
  readonly reason: string | null;
  readonly sinceMilliseconds: number;
}

/** What a person must know at once: who this is, how far they are proved, and why they ask. */
export interface Brief {
  /** Null when the caller has not identified. */
  readonly memberId: string | null;
  readonly memberName: string | null;
  /** 'member': ID and birth date matched. 'bill': a bill's number and ZIP code. */
  readonly proof: 'none' | 'bill' | 'member';
  readonly callerNumber: string | null;
  /** BCP 47, or 'other' when an interpreter is wanted. */
  readonly language: string;
  readonly channel: 'voice' | 'relay' | 'tty';
  readonly region: string | null;
  /** Why they came to the queue: 'person', 'interpreter', 'declined', 'tooManyTries', … */
  readonly reason: string;
  /** Where in the flow they were, in words: "choosing how to pay". */
  readonly place: string;
  readonly bills: readonly BriefBill[];
  readonly payments: readonly BriefPayment[];
  /** What went wrong last, in words; null when nothing did. */
  readonly lastError: string | null;
  readonly waitedSeconds: number;
  /** A payment of this call or of a bill looked at is not known: take no other. */
  readonly hasUnknownPayment: boolean;
}

export interface BriefBill {
  readonly billId: string;
  /** As the caller hears it: "hospital bill ending 4471". */
  readonly label: string;
  readonly balanceCents: number;
  readonly minimumCents: number;
  readonly dueDate: string | null;
  /** The caller had chosen this one. */
  readonly isChosen: boolean;
}

export interface BriefPayment {
  readonly paymentId: string;
  readonly confirmation: string;
  readonly amountCents: number;
  readonly state: string;
  /** Of a decline, in words; null otherwise. */
  readonly why: string | null;
  readonly atMilliseconds: number;
}

export interface Offer {
  readonly offerId: string;
  readonly brief: Brief;
  readonly expiresAtMilliseconds: number;
  /** Accepted on the page; the agent's phone is still to be picked up. */
  readonly isAccepted: boolean;
  /** Nobody is on the telephone yet: the member who asked for it is called when this is taken. */
  readonly isCallback?: boolean;
  /** Of a callback: when it was asked for, and how often the member was called in vain. */
  readonly askedAtMilliseconds?: number;
  readonly tries?: number;
}

export interface Leg {
  readonly legId: string;
  readonly kind: 'member' | 'agent' | 'consult' | 'supervisor';
  /** "Caller", or the agent's name. */
  readonly name: string;
  readonly state: 'ringing' | 'joined' | 'left';
  readonly isOnHold: boolean;
  readonly isMuted: boolean;
  /** Only for a supervisor's leg. */
  readonly mode: 'listen' | 'whisper' | 'join' | null;
}

export type PaymentField = 'cardNumber' | 'expirationDate' | 'securityCode' | 'postalCode';

export interface SecurePayment {
  readonly securePaymentId: string;
  readonly billId: string;
  readonly billLabel: string;
  readonly amountCents: number;
  /**
   * 'collecting' fields; 'ready' to be charged; 'charging'; then how it ended. 'unknown' blocks
   * every other payment.
   */
  readonly state:
    | 'starting'
    | 'collecting'
    | 'ready'
    | 'charging'
    | 'paid'
    | 'declined'
    | 'unknown'
    | 'canceled'
    | 'failed';
  readonly fields: readonly {
    readonly field: PaymentField;
    readonly state: 'pending' | 'asked' | 'keying' | 'ok' | 'error';
    /** "ending 1111" or "ok"; of an error, its name in words. */
    readonly detail: string | null;
  }[];
  readonly confirmation: string | null;
  readonly detail: string | null;
  /** What is read aloud before the charge, word for word, and kept with it; once it is 'ready'. */
  readonly sentence?: string;
}

export interface TimelineEntry {
  readonly atMilliseconds: number;
  readonly text: string;
}

export interface TypedLine {
  /** Grows; no two lines share one. */
  readonly lineId?: number;
  readonly atMilliseconds: number;
  readonly by: 'agent' | 'caller';
  readonly text: string;
  /** Of the agent's: false until the caller's TTY has printed it. */
  readonly isPrinted?: boolean;
}

export interface Conversation {
  readonly conversationId: string;
  readonly brief: Brief;
  readonly startedAtMilliseconds: number;
  /** Set once it is over: the wrap-up is still to be done. */
  readonly endedAtMilliseconds: number | null;
  readonly endedBy: 'agent' | 'caller' | 'carrier' | null;
  readonly legs: readonly Leg[];
  readonly payment: SecurePayment | null;
  /** The caller pays by keypad meanwhile and comes back. */
  readonly isAtKeypad: boolean;
  readonly timeline: readonly TimelineEntry[];
  readonly notes: string;
  /** Only with a caller at a TTY. */
  readonly typed: readonly TypedLine[];
}

export interface QueueRow {
  readonly entryId: string;
  readonly place: number;
  readonly need: string;
  readonly waitedSeconds: number;
  readonly language: string;
  readonly channel: 'voice' | 'relay' | 'tty';
  readonly state: 'waiting' | 'away' | 'offered';
  readonly reason: string;
  /** Waits to be called back, and is not on the telephone. */
  readonly isCallback?: boolean;
}

export interface CallbackRow {
  readonly callbackId: string;
  /** Null: when the caller's place in line comes up. */
  readonly dueAtMilliseconds: number | null;
  readonly tries: number;
  readonly state: 'waiting' | 'calling' | 'reached' | 'givenUp' | 'canceled';
  readonly language: string;
  readonly reason: string;
}

export interface MessageRow {
  readonly messageId: string;
  readonly leftAtMilliseconds: number;
  readonly callerNumber: string | null;
  readonly durationSeconds: number;
  readonly isDone: boolean;
}

/** A supervisor's view of a colleague. */
export interface AgentRow {
  readonly agent: Agent;
  readonly presence: Presence;
  readonly conversationId: string | null;
  readonly brief: Brief | null;
}

/** A refund, or another thing that one person may not do alone. */
export interface ApprovalRow {
  readonly approvalId: string;
  readonly kind: 'refund';
  readonly askedBy: string;
  readonly confirmation: string;
  readonly amountCents: number;
  readonly why: string;
}

/** What one signed-in agent sees. */
export interface DeskState {
  /** Grows with every change anywhere at the desk. */
  readonly sequence: number;
  readonly nowMilliseconds: number;
  readonly me: Agent;
  readonly presence: Presence;
  readonly awayReasons: readonly string[];
  readonly wrapUpCodes: readonly { readonly code: string; readonly label: string }[];
  readonly offer: Offer | null;
  readonly conversation: Conversation | null;
  readonly queue: readonly QueueRow[];
  readonly callbacks: readonly CallbackRow[];
  readonly messages: readonly MessageRow[];
  /** Everybody else, for a consultation or a hand-over: who is ready now. */
  readonly colleagues: readonly {
    readonly agentId: string;
    readonly name: string;
    readonly state: PresenceState;
  }[];
  /** Null for an agent. */
  readonly supervisor: {
    readonly agents: readonly AgentRow[];
    readonly approvals: readonly ApprovalRow[];
  } | null;
  /** True when the browser can be the agent's phone. */
  readonly hasBrowserAudio: boolean;
}

/** What an agent does. Ids tie it to what they saw: the second of two tabs gets desk.overtaken. */
export type DeskAction =
  | { readonly action: 'ready' }
  | { readonly action: 'away'; readonly reason: string }
  | { readonly action: 'accept'; readonly offerId: string }
  | { readonly action: 'decline'; readonly offerId: string }
  | { readonly action: 'hold'; readonly conversationId: string; readonly isOnHold: boolean }
  | { readonly action: 'mute'; readonly conversationId: string; readonly isMuted: boolean }
  /** Rings a colleague into the conference while the caller is on hold. */
  | { readonly action: 'consult'; readonly conversationId: string; readonly agentId: string }
  /** Everybody hears everybody. */
  | { readonly action: 'conference'; readonly conversationId: string }
  /** The one who was consulted keeps the caller; this agent leaves. */
  | { readonly action: 'handOver'; readonly conversationId: string }
  | { readonly action: 'drop'; readonly conversationId: string; readonly legId: string }
  /** The agent ends the conversation; the caller hears a goodbye. */
  | { readonly action: 'end'; readonly conversationId: string }
  | { readonly action: 'note'; readonly conversationId: string; readonly text: string }
  | {
      readonly action: 'wrapUp';
      readonly conversationId: string;
      readonly code: string;
      readonly text: string;
    }
  | { readonly action: 'type'; readonly conversationId: string; readonly text: string }
  | {
      readonly action: 'startPayment';
      readonly conversationId: string;
      readonly billId: string;
      readonly amountCents: number;
    }
  | {
      readonly action: 'askField';
      readonly securePaymentId: string;
      readonly field: PaymentField;
    }
  | { readonly action: 'cancelPayment'; readonly securePaymentId: string }
  /** The member has agreed aloud to the amount, the card and today's date. */
  | { readonly action: 'charge'; readonly securePaymentId: string }
  | {
      readonly action: 'sendToKeypad';
      readonly conversationId: string;
      readonly billId: string;
      readonly amountCents: number;
    }
  | {
      readonly action: 'extend';
      readonly conversationId: string;
      readonly billId: string;
    }
  | {
      readonly action: 'setUpPlan';
      readonly conversationId: string;
      readonly billId: string;
      readonly instalmentCount: number;
    }
  | {
      readonly action: 'fileRequest';
      readonly conversationId: string;
      readonly kind: 'dispute' | 'itemizedStatement' | 'assistance';
      readonly billId: string | null;
    }
  | {
      readonly action: 'askRefund';
      readonly conversationId: string;
      readonly paymentId: string;
      readonly why: string;
    }
  | { readonly action: 'approve'; readonly approvalId: string; readonly isApproved: boolean }
  | { readonly action: 'takeCallback'; readonly callbackId: string }
  | { readonly action: 'cancelCallback'; readonly callbackId: string }
  | { readonly action: 'finishMessage'; readonly messageId: string }
  | {
      readonly action: 'supervise';
      readonly conversationId: string;
      readonly mode: 'listen' | 'whisper' | 'join' | 'leave';
    }
  /** A supervisor gives a waiting caller, or one in conversation, to an agent. */
  | { readonly action: 'moveEntry'; readonly entryId: string; readonly agentId: string }
  | { readonly action: 'moveCall'; readonly conversationId: string; readonly agentId: string };

/** The answer to an action: what it led to, or why it was not done. */
export type DeskAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string };
