import fc from 'fast-check';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { parseForm } from '../../src/twilio/form.ts';
import { readWebhook } from '../../src/twilio/read-webhook.ts';
import { openTurn, sealTurn } from '../../src/twilio/turn-url.ts';
import { verifyRequest } from '../../src/twilio/verify-request.ts';
import { accountSid, authToken, callSid, type Fields, sign, standardFields } from './requests.ts';

/**
 * Twilio signs names and values without separators. One captured request can therefore be cut
 * anew into others that carry the same, valid signature; each must be refused for what it is.
 */
const secret = 'a-secret-of-the-line';
const seal = sealTurn(secret, callSid, 3);
const base = 'https://pay.example.com/voice/turn/';
const path = `3/${seal}`;
const captured: Fields = {
  ...standardFields,
  Digits: '12',
  FinishedOnKey: '',
  msg: 'Gather End',
};
const signature = sign(base + path, captured);

/** The line's own steps for one request: 'refused' codes, or the event it was read as. */
function receive(requestPath: string, body: string) {
  const signed = (params: readonly { name: string; value: string }[]) =>
    verifyRequest({ authTokens: [authToken], url: base + requestPath, params, signature });
  try {
    const form = parseForm(body);
    if (!signed(form.fields)) return 'webhook.badSignature';
    const webhook = readWebhook(form);
    const [turn = '', given = ''] = requestPath.split('/');
    openTurn(secret, webhook.callSid, { turn, seal: given });
    return webhook.event;
  } catch (error) {
    return codeOf(error);
  }
}

type Pair = [string, string];
const encode = (pairs: readonly Pair[]) => new URLSearchParams([...pairs]).toString();

/** The captured fields in signed order with some taken out and others put in. */
function recut(without: readonly string[], put: readonly Pair[]): readonly Pair[] {
  return [...Object.entries(captured).filter(([name]) => !without.includes(name)), ...put];
}

function signatureHolds(requestPath: string, pairs: readonly Pair[]): boolean {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of pairs) fields[name] = [...(fields[name] ?? []), value];
  return webhooks.validateRequest(authToken, signature, base + requestPath, fields);
}

describe('a captured request cut anew', () => {
  it('arrives as it was sent', () => {
    expect(receive(path, encode(recut([], [])))).toMatchObject({ type: 'digits', digits: '12' });
  });

  it.each<[string, string, readonly Pair[], string]>([
    [
      'a field swallowed by CallSid',
      path,
      recut(['CallSid', 'CallStatus'], [['CallSid', `${callSid}CallStatusin-progress`]]),
      'webhook.malformed',
    ],
    [
      'a name that gives a letter to its value',
      path,
      recut(['Digits'], [['Digit', 's12']]),
      'webhook.malformed',
    ],
    ['the same field twice', path, recut([], [['Digits', '12']]), 'webhook.malformed'],
    [
      'keys hidden at the end of the field before',
      path,
      recut(['CallerZip', 'Digits'], [['CallerZip', '55401Digits12']]),
      'webhook.malformed',
    ],
    [
      'the account moved into the path',
      `${path}AccountSid${accountSid}`,
      recut(['AccountSid'], []),
      'webhook.malformed',
    ],
  ])('%s', (_, requestPath, pairs, code) => {
    expect(signatureHolds(requestPath, pairs)).toBe(true);
    expect(receive(requestPath, encode(pairs))).toBe(code);
  });

  it('all of the body moved into the path', () => {
    const signedText = Object.entries(captured)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => name + value)
      .join('');
    const longer = path + signedText;
    expect(signatureHolds(longer, [])).toBe(true);
    expect(receive(longer, '')).toBe('webhook.malformed');
    const [turn = '', longSeal = ''] = longer.split('/');
    expect(() => openTurn(secret, callSid, { turn, seal: longSeal })).toThrow('not made for');
  });

  it('the end of the path moved into the body', () => {
    const shorter = path.slice(0, -1);
    const put: Pair[] = [[`${path.slice(-1)}AccountSid`, accountSid]];
    const pairs = recut(['AccountSid'], put);
    expect(receive(shorter, encode(pairs))).toMatch(/^webhook\.bad|^webhook\.malformed/);
  });

  it('sent to another turn or call: the signature no longer holds', () => {
    const other = `4/${sealTurn(secret, callSid, 4)}`;
    expect(receive(other, encode(recut([], [])))).toBe('webhook.badSignature');
  });

  it('however it is cut, the keys never turn into an event of another kind', () => {
    // The signed text is cut at random places; cuts that break the order of names break the
    // signature, and of the rest none may pass as "waited" or with other digits.
    const text = Object.entries(captured)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flat();
    let held = 0;
    const cut = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: -6, max: 6 }));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        const parts = cuts.reduce((held, [at, by]) => moveBoundary(held, at, by), [...text]);
        const pairs = pairUp(parts);
        if (!signatureHolds(path, pairs)) return;
        held += 1;
        const outcome = receive(path, encode(pairs));
        const harmless = [
          'webhook.malformed',
          { type: 'digits', digits: '12', ended: 'silence' },
          expect.objectContaining({ type: 'garbled' }),
        ];
        expect(harmless).toContainEqual(outcome);
      }),
      { numRuns: 3000 },
    );
    expect(held).toBeGreaterThan(300);
  });
});

/** Moves the boundary after part `at` by some characters; the text as a whole stays. */
function moveBoundary(parts: readonly string[], at: number, by: number): string[] {
  const one = parts[at] ?? '';
  const next = parts[at + 1];
  if (next === undefined) return [...parts];
  const whole = one + next;
  const split = Math.min(Math.max(one.length + by, 0), whole.length);
  return [...parts.slice(0, at), whole.slice(0, split), whole.slice(split), ...parts.slice(at + 2)];
}

function pairUp(parts: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at < parts.length; at += 2) pairs.push([parts[at] ?? '', parts[at + 1] ?? '']);
  return pairs;
}
