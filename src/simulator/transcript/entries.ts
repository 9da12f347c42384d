import type { Impairment } from '../contract.ts';

/** One line of a .call transcript: a telephone call as plain text that reads like a conversation. */
export type Entry =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly text: string }
  /** Inputs: what the caller does. */
  | { readonly kind: 'caller'; readonly does: CallerAct }
  /** Outputs: what the line does and what the carrier reports. */
  | { readonly kind: 'line'; readonly does: LineAct }
  | { readonly kind: 'carrier'; readonly severity: 'error' | 'warning'; readonly code: number }
  /**
   * Checks: what must be true at this place (`store payment 124.50 captured`), or what somebody on
   * the other side did, heard or saw (`desk dana hears Member identified.`).
   */
  | { readonly kind: 'check'; readonly word: CheckWord; readonly text: string }
  /** Inputs the runner understands: `clock 2026-03-02 09:30 America/Chicago`, `world …`. */
  | { readonly kind: 'directive'; readonly word: string; readonly text: string };

export type NumberedEntry = Entry & { readonly lineNumber: number };
export type CheckEntry = Extract<Entry, { kind: 'check' }>;
export type DirectiveEntry = Extract<Entry, { kind: 'directive' }>;
export type CallerEntry = Extract<Entry, { kind: 'caller' }>;

export const CHECK_WORDS = ['store', 'gateway', 'secrets', 'desk'] as const;
export type CheckWord = (typeof CHECK_WORDS)[number];

export type CallerAct =
  /** `from` is '' when withheld. */
  | {
      readonly act: 'dials';
      readonly from: string;
      readonly to?: string;
      readonly device?: 'tty';
      readonly impairment?: Impairment;
    }
  | { readonly act: 'presses'; readonly keys: string }
  /** While the line records; pound ends it. */
  | { readonly act: 'says'; readonly text: string }
  /** At a TTY, in capitals; a card is written by its name, as in `types card approved-visa GA`. */
  | { readonly act: 'types'; readonly text: string }
  /** Without a time: lets the line's listening time out. */
  | { readonly act: 'waits'; readonly milliseconds?: number }
  | { readonly act: 'hangs up' }
  /** One <Pay> step; the digits come from the card table, never from the transcript. */
  | { readonly act: 'enters'; readonly what: PayStep; readonly card?: CardChoice }
  | { readonly act: 'enters wrong'; readonly what: PayStep }
  /** Every step of one <Pay>. */
  | { readonly act: 'pays'; readonly card: CardChoice };

export type CardChoice =
  | { readonly name: string }
  /** A bank account, by its name. */
  | { readonly account: string }
  | { readonly ending: string };

export type LineAct =
  | { readonly act: 'says'; readonly text: string }
  | { readonly act: 'plays'; readonly url: string }
  /** In Baudot, as the caller's TTY read it. */
  | { readonly act: 'types'; readonly text: string }
  | { readonly act: 'dials'; readonly number: string }
  /** To the person alone, before the caller is put through. */
  | { readonly act: 'whispers'; readonly text: string }
  | { readonly act: PlainLineAct };

/** What the line does that needs no more words. */
export const PLAIN_LINE_ACTS = [
  'hangs up',
  'rejects the call',
  /** The document ended without a next step. */
  'falls silent',
  /** The carrier gave up on the line. */
  'fails',
  'puts the caller in a queue',
  'takes the caller out of the queue',
  'puts the caller in a conference',
  'takes the caller out of the conference',
  'holds the caller',
  'resumes the caller',
  'mutes the caller',
  'unmutes the caller',
] as const;
export type PlainLineAct = (typeof PLAIN_LINE_ACTS)[number];

/** Each <Pay> step: what a transcript calls it, by the `for` value Twilio gives it. */
export const PAY_STEPS = {
  'payment-card-number': 'card',
  'expiration-date': 'expiration date',
  'security-code': 'security code',
  'postal-code': 'postal code',
  'bank-routing-number': 'bank routing number',
  'bank-account-number': 'bank account',
} as const;

export type PayStep = (typeof PAY_STEPS)[keyof typeof PAY_STEPS];

/** The step that a `listen` such as 'Pay expiration-date' asks for; undefined outside <Pay>. */
export function payStepOf(listen: string | null): PayStep | undefined {
  const step = /^Pay (\S+)/.exec(listen ?? '')?.[1];
  return step && step in PAY_STEPS ? PAY_STEPS[step as keyof typeof PAY_STEPS] : undefined;
}
