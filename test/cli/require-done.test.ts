import { expect, it } from 'vitest';
import { requireDone } from '../../src/cli/provision/require-done.ts';
import type { Outcome } from '../../src/twilio/client/outcome.ts';

const account = { apiBaseUrl: 'https://api.twilio.com', accountSid: `AC${'1'.repeat(32)}` };
const buying = { purpose: 'buy the number +12125550150', isOnce: true };
const reading = { purpose: 'read the TwiML Apps' };

const refused = (status: number, code: number, sentence = ''): Outcome<never> => ({
  ...{ result: 'refused', status, code, sentence },
  detail: `HTTP ${status}, code ${code}`,
});
const unknown = (why: 'notConnected' | 'noAnswer' | 'failed' | 'unreadable'): Outcome<never> => ({
  ...{ result: 'unknown', why, detail: why },
});

it.each([
  ['a wrong token', refused(401, 20003), reading, 'twilio.unauthorized'],
  ['test credentials', refused(403, 20008), reading, 'twilio.unauthorized'],
  ['too many requests', refused(429, 20429), buying, 'twilio.unreachable'],
  ['a number that is sold', refused(400, 21422), buying, 'twilio.refused'],
  ['an App that is gone', { result: 'gone', code: 20404, detail: '' }, reading, 'twilio.refused'],
  ['a page of a proxy', unknown('unreadable'), reading, 'twilio.unreadable'],
  ['no connection', unknown('notConnected'), buying, 'twilio.unreachable'],
  ['no answer to a question', unknown('noAnswer'), reading, 'twilio.unreachable'],
  ['no answer to a purchase', unknown('noAnswer'), buying, 'twilio.answerLost'],
  ['a failure at a question', unknown('failed'), reading, 'twilio.unreachable'],
  ['a failure at a purchase', unknown('failed'), buying, 'twilio.answerLost'],
] satisfies [string, Outcome<never>, object, string][])('%s', (_what, outcome, purpose, code) => {
  expect(() => requireDone(outcome, purpose, account)).toThrow(expect.objectContaining({ code }));
});

it('gives a person Twilio’s own sentence and the page of its code', () => {
  const outcome = refused(400, 21422, 'PhoneNumber Requested is not available.');
  expect(() => requireDone(outcome, buying, account)).toThrow(
    'Twilio refused to buy the number +12125550150 (HTTP 400, code 21422: PhoneNumber Requested ' +
      'is not available.). https://www.twilio.com/docs/errors/21422 says what to do.',
  );
});

it('hands over the value', () => {
  expect(requireDone({ result: 'done', value: 'it' }, reading, account)).toBe('it');
});
