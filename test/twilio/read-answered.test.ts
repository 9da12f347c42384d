import { describe, expect, it } from 'vitest';
import { parseForm } from '../../src/twilio/form.ts';
import { readAnswered } from '../../src/twilio/read-answered.ts';

const fields = {
  CallSid: `CA${'1'.repeat(32)}`,
  AccountSid: `AC${'5'.repeat(32)}`,
  From: '+18005550100',
  To: '+14155550117',
};
const read = (more: Readonly<Record<string, string>>) =>
  readAnswered(parseForm(new URLSearchParams({ ...fields, ...more }).toString()));

describe('who answered a call of ours', () => {
  it('is at the number that was called', () => {
    expect(read({})).toMatchObject({ calledNumber: '+14155550117', lineNumber: '+18005550100' });
  });

  it.each([
    ['human', 'human'],
    ['machine_start', 'machine'],
    ['machine_end_beep', 'machine'],
    ['machine_end_silence', 'machine'],
    ['machine_end_other', 'machine'],
    ['fax', 'machine'],
    ['unknown', 'unknown'],
    ['something new', 'unknown'],
  ])('%s', (answeredBy, by) => {
    expect(read({ AnsweredBy: answeredBy }).answeredBy).toBe(by);
  });

  it('is not known when nobody listened for a machine', () => {
    expect(read({}).answeredBy).toBe('unknown');
  });

  it.each([
    ['From', 'anonymous'],
    ['To', 'nobody'],
    ['CallSid', 'CA1'],
  ])('is not read with %s %s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'webhook.malformed' }),
    );
  });
});
