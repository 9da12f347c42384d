import type { ListenForSpeech } from '../voice/reply.ts';
import { unwritable } from './say.ts';
import { element } from './xml.ts';

/**
 * Records the caller's own words after a tone. Any key ends it, so that 0, 2, 7, 9 and star go on
 * meaning what they mean everywhere. Silence at both ends is left out, so that the duration is that
 * of what was said. https://www.twilio.com/docs/voice/twiml/record
 * @throws PaylineError twiml.unwritable when a number is not a whole one in Twilio's range.
 */
export function writeRecord(next: ListenForSpeech): string {
  const { timeoutSeconds, longestSeconds } = next;
  for (const seconds of [timeoutSeconds, longestSeconds]) {
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3_600) {
      throw unwritable(`<Record> cannot wait ${seconds} s.`);
    }
  }
  return element('Record', {
    action: next.nextUrl,
    method: 'POST',
    timeout: timeoutSeconds,
    finishOnKey: '1234567890*#',
    maxLength: longestSeconds,
    playBeep: 'true',
    trim: 'trim-silence',
    recordingStatusCallback: next.statusUrl,
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: 'completed absent',
  });
}
