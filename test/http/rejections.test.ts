import { describe, expect, it } from 'vitest';
import { type ErrorCode, PaylineError } from '../../src/errors.ts';
import { rejectionFor } from '../../src/http/rejections.ts';

describe('rejectionFor', () => {
  it.each<[ErrorCode, number]>([
    ['webhook.notPost', 405],
    ['webhook.tooLarge', 413],
    ['webhook.notForm', 415],
    ['webhook.malformed', 400],
    ['webhook.badSignature', 403],
    ['webhook.badSeal', 403],
  ])('%s: %i, in fixed words', (code, status) => {
    const rejection = rejectionFor(new PaylineError(code, 'Digits 4111111111111111'));
    expect(rejection?.status).toBe(status);
    expect(rejection?.text).toMatch(/^[\w\s./-]{1,60}$/);
    expect(rejection?.text).not.toContain('4111');
  });

  it('a forger cannot tell a bad seal from a bad signature', () => {
    const badSeal = rejectionFor(new PaylineError('webhook.badSeal', 'x'));
    expect(badSeal).toEqual(rejectionFor(new PaylineError('webhook.badSignature', 'y')));
  });

  it.each([
    [new PaylineError('call.conflict', 'x')],
    [new Error('webhook.malformed')],
    ['webhook.malformed'],
    [undefined],
  ])('%s is ours to answer for, not the request', (error) => {
    expect(rejectionFor(error)).toBeNull();
  });
});
