import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { readRecordingStatus } from '../../src/twilio/read-record.ts';
import { readWebhook } from '../../src/twilio/read-webhook.ts';
import { accountSid, callSid, formWith } from './requests.ts';

const sid = `RE${'1'.repeat(32)}`;
const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
const recorded = { RecordingUrl: url, RecordingDuration: '3' };

const eventOf = (fields: Record<string, string>) => readWebhook(formWith(fields)).event;

describe('what <Record> hands over', () => {
  it.each(['', '#'])('ended by "%s" is what the caller said', (Digits) => {
    expect(eventOf({ ...recorded, Digits })).toEqual({
      type: 'spoken',
      recording: { sid, url, durationSeconds: 3 },
    });
  });

  it('has no need of Digits or of RecordingSid', () => {
    expect(eventOf(recorded)).toMatchObject({ type: 'spoken' });
    expect(eventOf({ ...recorded, RecordingSid: sid })).toMatchObject({ type: 'spoken' });
  });

  it('ended by another key is that key, and nothing that was said', () => {
    expect(eventOf({ ...recorded, Digits: '0' })).toEqual({ type: 'key', key: '0' });
    expect(eventOf({ ...recorded, Digits: '*' })).toEqual({ type: 'key', key: '*' });
  });

  it('of who hung up is a hang-up', () => {
    expect(eventOf({ ...recorded, Digits: 'hangup' })).toMatchObject({
      ...{ type: 'hangup', recording: { durationSeconds: 3 } },
    });
  });

  it.each([
    [
      'an address elsewhere',
      { RecordingUrl: `https://example.test/Accounts/${accountSid}/${sid}` },
    ],
    ['another account', { RecordingUrl: url.replace(accountSid, `AC${'2'.repeat(32)}`) }],
    ['http', { RecordingUrl: url.replace('https', 'http') }],
    ['another name', { RecordingSid: `RE${'2'.repeat(32)}` }],
    ['no duration', { RecordingDuration: '' }],
    ['a duration in words', { RecordingDuration: 'three' }],
    ['several keys', { Digits: '12' }],
  ])('with %s is refused', (_, change) => {
    const refused = () => eventOf({ ...recorded, ...change });
    expect(codeOf(errorOf(refused))).toBe('webhook.malformed');
  });

  it('cannot be cut into a request that only says the caller has waited', () => {
    const cut = { RecordingUr: `l${url}` };
    expect(codeOf(errorOf(() => eventOf(cut)))).toBe('webhook.malformed');
  });
});

describe('the status of a recording', () => {
  const ready = { RecordingSid: sid, RecordingStatus: 'completed', RecordingDuration: '3' };

  it('is read', () => {
    expect(readRecordingStatus(formWith(ready))).toEqual({
      callSid,
      accountSid,
      sid,
      status: 'completed',
      durationSeconds: 3,
    });
  });

  it.each([[{ RecordingSid: 'RE1' }], [{ RecordingStatus: 'done' }], [{ CallSid: 'CA1' }]])(
    'with %o is refused',
    (change) => {
      const refused = () => readRecordingStatus(formWith({ ...ready, ...change }));
      expect(codeOf(errorOf(refused))).toBe('webhook.malformed');
    },
  );
});

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
