import type { ConnectAgent, ListenForKeys, Next, Reply, Spoken } from '../voice/reply.ts';
import { nothingToPrint, type Sounds, type Speech, say, unwritable } from './say.ts';
import { writeBankPay } from './write-bank.ts';
import { writePay } from './write-pay.ts';
import { writeConference, writeEnqueue, writeQueuePage } from './write-queue.ts';
import { writeRecord } from './write-record.ts';
import { writeConnect, writeWatch } from './write-stream.ts';
import { element, escapeText } from './xml.ts';

/** Twilio refuses larger documents (error 11750). */
const MOST_BYTES = 64 * 1024;

/**
 * A reply as a TwiML document. Written by hand, since the SDK's builder costs 80 µs; a test holds
 * it to the SDK's output.
 *
 * Every document ends in an explicit next step: <Gather>, <Pay> and <Dial> may all fall through to
 * the verb after them, so a <Redirect> to the same turn stands there.
 * @throws PaylineError twiml.unwritable when the reply is empty, a text is empty or too long, or a
 *   number is not a whole one in Twilio's range. Nothing may be committed then.
 */
export function writeTwiml(
  reply: Reply,
  sounds: Sounds,
  baudotUrl: Speech['baudotUrl'] = nothingToPrint,
): string {
  requireSomething(reply);
  const speech = { locale: reply.locale, sounds, baudotUrl };
  const before = writeWatch(reply) + say(reply.notice, speech);
  const twiml = document(before + writeNext(reply.next, speech));
  if (twiml.length * 3 > MOST_BYTES && Buffer.byteLength(twiml) > MOST_BYTES) {
    throw unwritable(`The document has ${Buffer.byteLength(twiml)} bytes; Twilio takes 65536.`);
  }
  return twiml;
}

/** Verbs as a whole document. */
export function document(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
}

/** What a person hears before they are put through: words, and nothing after them. */
export function writeWhisper(
  words: readonly Spoken[],
  sounds: Sounds,
  baudotUrl: Speech['baudotUrl'],
): string {
  return document(say(words, { locale: 'en-US', sounds, baudotUrl }));
}

function writeNext(next: Next, speech: Speech): string {
  switch (next.kind) {
    case 'keys':
      return writeGather(next, speech) + redirect(next.nextUrl);
    case 'card':
      return writePay(next, speech) + redirect(next.nextUrl);
    case 'bank':
      return writeBankPay(next, speech) + redirect(next.nextUrl);
    case 'speech':
      return writeRecord(next) + redirect(next.nextUrl);
    case 'tty':
      return writeConnect(next.stream) + redirect(next.nextUrl);
    case 'wait':
      return element('Pause', { length: whole(next.seconds, 1, 60) }) + redirect(next.nextUrl);
    case 'agent':
      return writeDial(next) + redirect(next.nextUrl);
    case 'joinQueue':
      return writeEnqueue(next) + redirect(next.waitUrl);
    case 'waitInQueue':
      return writeQueuePage(next, speech) + redirect(next.nextUrl);
    case 'leaveQueue':
      return element('Leave', {}) + redirect(next.nextUrl);
    case 'joinConference':
      return writeConference(next) + redirect(next.nextUrl);
    case 'hangUp':
      return element('Hangup', {});
  }
}

function writeGather(next: ListenForKeys, speech: Speech): string {
  const attributes = {
    input: 'dtmf',
    action: next.nextUrl,
    method: 'POST',
    numDigits: next.numDigits === null ? undefined : whole(next.numDigits, 1, 100),
    finishOnKey: next.finishOnKey,
    timeout: whole(next.timeoutSeconds, 1, 600),
    actionOnEmptyResult: 'true', // silence is an event too
  };
  return element('Gather', attributes, say(next.question, speech));
}

/** https://www.twilio.com/docs/voice/twiml/dial: rings for 5 to 600 s, talks for at most a day. */
function writeDial(next: ConnectAgent): string {
  const attributes = {
    action: next.nextUrl,
    method: 'POST',
    timeout: whole(next.ringSeconds, 5, 600),
    timeLimit: whole(next.limitSeconds, 1, 86_400),
    callerId: next.callerId ?? undefined,
    answerOnBridge: 'true', // the caller hears ringing, not silence
  };
  return element('Dial', attributes, dialNumber(next.number, next.whisperUrl));
}

/**
 * The number of a <Dial>, with what the person hears alone before they are put through.
 * @throws PaylineError twiml.unwritable when it is not E.164.
 */
export function dialNumber(number: string, whisper?: string): string {
  if (!/^\+[1-9]\d{6,14}$/.test(number)) throw unwritable('The number to dial is not E.164.');
  const attributes = whisper === undefined ? {} : { url: whisper, method: 'POST' };
  return element('Number', attributes, number);
}

function redirect(url: string): string {
  if (url === '') throw unwritable('The reply names no next URL.');
  return element('Redirect', { method: 'POST' }, escapeText(url));
}

/** A caller must never meet silence that asks for something, or a line that just goes dead. */
function requireSomething({ notice, next }: Reply): void {
  if (notice.length > 0) return;
  if (next.kind === 'keys' && next.question.length === 0) throw unwritable('It asks nothing.');
  if (next.kind === 'speech') throw unwritable('It records without asking for words.');
  if (next.kind === 'hangUp') throw unwritable('It hangs up without a word.');
}

function whole(value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw unwritable(`${value} is not a whole number from ${least} to ${most}.`);
}
