import type { JoinConference, JoinQueue, WaitInQueue } from '../voice/reply.ts';
import { type Speech, say, unwritable } from './say.ts';
import { ROOM } from './turn-url.ts';
import { element, escapeText } from './xml.ts';

/**
 * Into a queue. https://www.twilio.com/docs/voice/twiml/enqueue: the document of `waitUrl` is played
 * again whenever it ends, and `action` gets the call when it is out of the queue.
 */
export function writeEnqueue({ queue, waitUrl, nextUrl }: JoinQueue): string {
  const attributes = { action: nextUrl, method: 'POST', waitUrl, waitUrlMethod: 'POST' };
  return element('Enqueue', attributes, escapeText(queue));
}

/**
 * What a caller hears in a queue: words and music inside one <Gather>, so that a key is taken at
 * any time. Of the verbs only Play, Say, Pause, Hangup, Redirect, Leave and Gather are allowed there.
 * @throws PaylineError twiml.unwritable when a text cannot be spoken or nothing is said.
 */
export function writeQueuePage(next: WaitInQueue, speech: Speech): string {
  const { announcement, music, timeoutSeconds, nextUrl } = next;
  if (announcement.length === 0) throw unwritable('It tells a waiting caller nothing.');
  const attributes = {
    input: 'dtmf',
    action: nextUrl,
    method: 'POST',
    numDigits: 1,
    finishOnKey: '',
    timeout: timeoutSeconds,
    actionOnEmptyResult: 'true',
  };
  const times = music.times === 1 ? {} : { loop: music.times };
  const played = element('Play', times, escapeText(music.url));
  return element('Gather', attributes, say(announcement, speech) + played);
}

/**
 * The caller's part of a conference that begins with the person and outlives them: who is left alone
 * is not cut off. https://www.twilio.com/docs/voice/twiml/conference
 * @throws PaylineError twiml.unwritable when the room is not a random name.
 */
export function writeConference(next: JoinConference): string {
  if (!ROOM.test(next.room)) throw unwritable('The conference has no random name.');
  const attributes = {
    beep: 'false',
    startConferenceOnEnter: 'false',
    endConferenceOnExit: 'false',
    participantLabel: 'member',
    waitUrl: next.waitUrl,
    waitMethod: 'POST',
    statusCallback: next.eventsUrl,
    statusCallbackMethod: 'POST',
    statusCallbackEvent: 'start end join leave hold mute',
  };
  const conference = element('Conference', attributes, next.room);
  return element('Dial', { action: next.nextUrl, method: 'POST' }, conference);
}
