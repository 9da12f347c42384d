import type { CarrierEvent, ConferenceHappening, EndReason, WebhookExchange } from '../contract.ts';
import { maskUrl, printable } from './mask.ts';

const ENDINGS: Readonly<Record<EndReason, string>> = {
  'hangup by caller': 'You hung up.',
  'hangup by line': 'The line hung up.',
  rejected: 'The line rejected the call.',
  'end of document': 'The line had nothing more to say; the call is over.',
  error: 'The call broke off because the line failed.',
  'not answered': 'Nobody answered.',
  'steps exhausted': 'No steps are left; you hung up.',
};

const QUEUE_WORDS = {
  joined: 'You wait in a queue.',
  left: 'You have left the queue.',
} as const;

const CONFERENCE_WORDS: Readonly<Record<ConferenceHappening, string>> = {
  joined: 'You are in a conference.',
  left: 'You have left the conference.',
  held: 'You are on hold.',
  resumed: 'You are off hold.',
  muted: 'You are muted.',
  unmuted: 'You are no longer muted.',
};

/** What a <Pay> prompt is called when a person reads it. */
const LISTENING_FOR: Readonly<Record<string, string>> = {
  'payment-card-number': 'your card number',
  'expiration-date': 'the expiration date, month and year',
  'security-code': 'the security code',
  'postal-code': 'the postal code',
  'bank-routing-number': 'the bank routing number',
  'bank-account-number': 'the bank account number',
};

/** A carrier event in words for a person, undefined when there is nothing to tell. */
export function describeEvent(event: CarrierEvent): string | undefined {
  if ('dial' in event) return `Calling ${printable(event.dial.to)}…`;
  if ('error' in event) {
    const { severity, code, message, line, column } = event.error;
    const place = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`;
    return `Twilio ${severity} ${code}: ${printable(message)}${place}`;
  }
  if ('whisper' in event) return `To the person first: ${printable(event.whisper)}`;
  if ('queue' in event) return QUEUE_WORDS[event.queue];
  if ('conference' in event) return CONFERENCE_WORDS[event.conference];
  return 'end' in event ? ENDINGS[event.end] : undefined;
}

/** A request in one line: method, URL, status and time taken. */
export function describeRequest(request: WebhookExchange): string {
  const { method, url, status, milliseconds } = request;
  return `${method} ${printable(maskUrl(url))} → ${status} in ${Math.round(milliseconds)} ms`;
}

/** What the line waits for, once it has spoken. */
export function describeListening(listen: string): string {
  const dialled = /^Dial (.+)$/.exec(listen)?.[1];
  if (dialled) return `ringing ${printable(dialled)}…`;
  if (listen === 'Connect') return 'on a stream; a TTY types when the line has typed GA…';
  if (listen === 'Conference') return 'talking with whoever else is there…';
  if (listen === 'Record') return 'recording; say your words…';
  const step = /^Pay (\S+)/.exec(listen)?.[1];
  const what = step === undefined ? undefined : LISTENING_FOR[step];
  return what ? `listening for ${what}…` : 'listening…';
}
