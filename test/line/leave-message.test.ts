import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVoiceMessages } from '../../src/store/voice-messages.ts';
import { staffDesk } from '../support/desk-staff.ts';
import { ACCOUNT_SID, callFields, type Fields, SignedLine, sid } from '../support/signed-line.ts';

const line = new SignedLine();
beforeAll(async () => {
  await line.start();
  staffDesk(line.db, 1, false, 0);
});
afterAll(() => line.stop());

const RECORDING = `RE${'7'.repeat(32)}`;
const recorded = (number: number, more: Fields): Fields => ({
  ...callFields(sid(number)),
  RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/${RECORDING.slice(0, -1)}${number}`,
  RecordingDuration: '6',
  Digits: '#',
  ...more,
});
const messages = () => openVoiceMessages(line.db).map(({ callSid }) => callSid);

/** Brings a call to the tone. */
async function toTone(number: number): Promise<string> {
  const { text, next } = await line.press(sid(number), await line.call(sid(number)), '0', '2');
  expect(text).toMatch(/<Record [^>]*maxLength="120"/);
  expect(text).toContain('Please do not say card numbers.');
  return next;
}

const over = (number: number) =>
  line.post('/voice/status', {
    ...callFields(sid(number)),
    CallStatus: 'completed',
    CallDuration: '9',
  });

describe('a message whose caller hangs up', () => {
  it('while it is recorded is kept with the carrier’s answer, once', async () => {
    const tone = await toTone(1);
    await line.post(tone, recorded(1, { Digits: 'hangup' }));
    await over(1);
    expect(messages()).toEqual([sid(1)]);
  });

  it('after it is kept by the call’s end, once', async () => {
    const tone = await toTone(2);
    const { text } = await line.post(tone, recorded(2, {}));
    expect(text).toContain('Your message is recorded.');
    expect(messages()).toEqual([sid(1)]);
    await over(2);
    await over(2);
    expect(messages()).toEqual([sid(1), sid(2)]);
  });

  it('without a word is none', async () => {
    const tone = await toTone(3);
    await line.post(tone, recorded(3, { Digits: 'hangup', RecordingDuration: '0' }));
    await over(3);
    expect(messages()).toEqual([sid(1), sid(2)]);
  });

  it('is known by its recording alone', () => {
    expect(openVoiceMessages(line.db)[0]).toMatchObject({
      recordingSid: expect.stringMatching(/^RE7/),
      ...{ durationSeconds: 6, phoneNumber: '+14155550117', locale: 'en-US' },
    });
  });
});
