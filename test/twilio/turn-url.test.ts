import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { openTurn, payStatusUrl, sealTurn, turnUrl } from '../../src/twilio/turn-url.ts';
import { callSid, otherCallSid } from './requests.ts';

const secret = 'a-secret-of-the-line';
const seal = sealTurn(secret, callSid, 3);

function refusal(turn: string, given: string, sid = callSid, key = secret): string | number {
  try {
    return openTurn(key, sid, { turn, seal: given });
  } catch (error) {
    return codeOf(error);
  }
}

describe('the seal of a turn', () => {
  it('makes the URLs of the turn and of its card entry', () => {
    expect(seal).toMatch(/^[0-9a-f]{16}$/);
    expect(turnUrl(3, seal)).toBe(`/voice/turn/3/${seal}`);
    expect(payStatusUrl(3, seal)).toBe(`/voice/pay-status/3/${seal}`);
  });

  it('opens for its own call and turn', () => {
    expect(refusal('3', seal)).toBe(3);
    expect(refusal('0', sealTurn(secret, callSid, 0))).toBe(0);
  });

  it.each([
    ['another turn', '4', seal],
    ['a turn written otherwise', '03', seal],
    ['a turn written otherwise', '+3', seal],
    ['a turn written otherwise', '3.0', seal],
    ['a turn in full-width digits', '３', seal],
    ['no turn', '', seal],
    ['a turn too large', '300000', sealTurn(secret, callSid, 300_000)],
    ['a seal in capitals', '3', seal.toUpperCase()],
    ['a longer seal', '3', `${seal}0`],
    ['a shorter seal', '3', seal.slice(1)],
    ['an empty seal', '3', ''],
    ['zeros', '3', '0000000000000000'],
  ])('%s: %s', (_, turn, given) => {
    expect(refusal(turn, given)).toBe('webhook.badSeal');
  });

  it('does not open another call, or with another secret', () => {
    expect(refusal('3', seal, otherCallSid)).toBe('webhook.badSeal');
    expect(refusal('3', seal, callSid, 'another-secret')).toBe('webhook.badSeal');
  });
});
