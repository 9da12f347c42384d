import fc from 'fast-check';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../../src/twilio/form.ts';
import { verifyRequest } from '../../src/twilio/verify-request.ts';
import { authToken, bodyOf, type Fields, sign, standardFields } from './requests.ts';

/** Verifies a request that arrives for `url` and was signed over `signedUrl`. */
function arrives(request: {
  url: string;
  signedUrl?: string;
  body: string;
  signedFields: Readonly<Record<string, string | string[]>>;
}): boolean {
  return verifyRequest({
    authTokens: [authToken],
    url: request.url,
    params: request.body === '' ? [] : parseForm(request.body).fields,
    signature: sign(request.signedUrl ?? request.url, request.signedFields),
  });
}

const body = bodyOf(standardFields);
const path = '/voice/turn/3/0123456789abcdef';

describe("Twilio's published vectors", () => {
  const token = '12345';
  const url = 'https://example.com/myapp.php?foo=1&bar=2';
  const fields: Fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  };
  const params = parseForm(bodyOf(fields)).fields;
  const signature = 'L/OH5YylLD5NRKLltdqwSvS0BnU=';

  it('a form', () => {
    expect(verifyRequest({ authTokens: [token], url, params, signature })).toBe(true);
  });

  it('a form with one character changed', () => {
    const changed = params.map((param) =>
      param.name === 'Digits' ? { ...param, value: '1235' } : param,
    );
    expect(verifyRequest({ authTokens: [token], url, params: changed, signature })).toBe(false);
  });

  it('a JSON body, whose hash is in the URL, verifies by its URL alone', () => {
    const hash = '5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9';
    const json = '{"CallSid":"CA1234567890ABCDE","Caller":"+12349013030"}';
    expect(webhooks.getExpectedBodyHash(json)).toBe(hash);
    const jsonUrl = `https://example.com/myapp.php?bodySHA256=${hash}`;
    const request = { authTokens: [token], url: jsonUrl, signature: sign(jsonUrl, {}, token) };
    expect(verifyRequest({ ...request, params: [] })).toBe(true);
    expect(verifyRequest({ ...request, params: [{ name: json, value: '' }] })).toBe(false);
  });
});

describe('the URL', () => {
  it.each([
    { rule: 'https', url: 'https://h.example', signed: 'https://h.example', valid: true },
    {
      rule: 'https: Twilio drops the port',
      url: 'https://h.example:8443',
      signed: 'https://h.example',
      valid: true,
    },
    {
      rule: 'https: some products keep the port',
      url: 'https://h.example:8443',
      signed: 'https://h.example:8443',
      valid: true,
    },
    {
      rule: 'https: a proxy added 443',
      url: 'https://h.example',
      signed: 'https://h.example:443',
      valid: true,
    },
    {
      rule: 'https: another port',
      url: 'https://h.example:8443',
      signed: 'https://h.example:9443',
      valid: false,
    },
    {
      rule: 'http keeps the port',
      url: 'http://localhost:3000',
      signed: 'http://localhost:3000',
      valid: true,
    },
    {
      rule: 'http: signed without the port that was configured',
      url: 'http://localhost',
      signed: 'http://localhost:3000',
      valid: false,
    },
    {
      rule: 'IPv6 over http',
      url: 'http://[::1]:3000',
      signed: 'http://[::1]:3000',
      valid: true,
    },
    {
      rule: 'user name and password are not signed',
      url: 'https://user:p%40ss@h.example',
      signed: 'https://h.example',
      valid: true,
    },
    {
      rule: 'http is not https',
      url: 'https://h.example',
      signed: 'http://h.example',
      valid: false,
    },
    {
      rule: 'another host',
      url: 'https://h.example',
      signed: 'https://evil.example',
      valid: false,
    },
    { rule: 'no scheme', url: 'h.example', signed: 'h.example', valid: false },
  ])('$rule', ({ url, signed, valid }) => {
    const request = { body, signedFields: standardFields };
    expect(arrives({ url: url + path, signedUrl: signed + path, ...request })).toBe(valid);
  });

  it('the fragment (connection overrides) is not signed', () => {
    const url = `https://h.example${path}#rc=2&rp=ct,rt`;
    const signedUrl = `https://h.example${path}`;
    expect(arrives({ url, signedUrl, body, signedFields: standardFields })).toBe(true);
  });

  it('a trailing slash added on the way breaks it', () => {
    const signedUrl = `https://h.example${path}`;
    const request = { body, signedFields: standardFields };
    expect(arrives({ url: `${signedUrl}/`, signedUrl, ...request })).toBe(false);
  });

  it('a GET has its fields in the query, byte for byte', () => {
    const url = "https://h.example/voice?CallSid=CA1&Note=it's%20%7Eodd&Note=x+y";
    expect(arrives({ url, body: '', signedFields: {} })).toBe(true);
  });
});

describe('the fields', () => {
  const url = `https://h.example${path}`;

  it.each<{ rule: string; extra: string; signed: Record<string, string | string[]> }>([
    { rule: 'an unknown extra one', extra: '&NewIn2027=yes', signed: { NewIn2027: 'yes' } },
    { rule: 'an empty value', extra: '&Digits=', signed: { Digits: '' } },
    { rule: 'blanks around a value', extra: '&Digits=+12+', signed: { Digits: ' 12 ' } },
    { rule: 'a name without =', extra: '&Flag', signed: { Flag: '' } },
    {
      rule: 'a repeated one: sorted, repeats once',
      extra: '&X=b&X=a&X=b',
      signed: { X: ['b', 'a', 'b'] },
    },
    { rule: 'beyond ASCII', extra: '&X=%C3%A9%F0%9F%98%80', signed: { X: 'é😀' } },
    { rule: '__proto__', extra: '&a__proto__=1', signed: { a__proto__: '1' } },
    { rule: 'case decides the order', extra: '&msg=1&Zip=2', signed: { msg: '1', Zip: '2' } },
  ])('$rule', ({ extra, signed }) => {
    const signedFields = { ...standardFields, ...signed };
    expect(arrives({ url, body: body + extra, signedFields })).toBe(true);
    expect(arrives({ url, body: `${body + extra}x`, signedFields })).toBe(false);
  });

  it('any form, however it is ordered, verifies as by the SDK', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.[\]]{0,12}$/);
    const value = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((s) => !s.includes('\0'));
    const unread = fc.tuple(
      name.map((text) => `x${text}`),
      value,
    );
    fc.assert(
      fc.property(fc.array(unread, { minLength: 1, maxLength: 30 }), (pairs) => {
        const fields: Record<string, string[]> = {};
        for (const [key, text] of pairs) fields[key] = [...(fields[key] ?? []), text];
        const signature = sign(url, fields);
        const posted = new URLSearchParams(pairs).toString();
        const params = parseForm(posted).fields;
        expect(webhooks.validateRequest(authToken, signature, url, fields)).toBe(true);
        expect(verifyRequest({ authTokens: [authToken], url, params, signature })).toBe(true);
      }),
    );
  });
});

describe('tokens and signatures', () => {
  const url = `https://h.example${path}`;
  const params = parseForm(body).fields;
  const signature = sign(url, standardFields);
  const verify = (authTokens: string[], given: string | undefined = signature) =>
    verifyRequest({ authTokens, url, params, signature: given });

  it('accepts both tokens while they are rotated', () => {
    expect(verify(['new-token', authToken])).toBe(true);
    expect(verify([authToken, 'new-token'])).toBe(true);
    expect(verify(['new-token'])).toBe(false);
  });

  it('never accepts an empty token, though the SDK does', () => {
    const empty = sign(url, standardFields, '');
    expect(webhooks.validateRequest('', empty, url, standardFields)).toBe(true);
    expect(verify([''], empty)).toBe(false);
    expect(verify([], signature)).toBe(false);
  });

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['too short', signature.slice(1)],
    ['too long', `${signature}=`],
    ['repeated header', `${signature}, ${signature}`],
    ['28 characters that are not ASCII', 'é'.repeat(28)],
    ['one bit off', flipFirst(signature)],
  ])('refuses a signature that is %s', (_, given) => {
    const request = { authTokens: [authToken], url, params };
    expect(verifyRequest({ ...request, signature: given })).toBe(false);
  });
});

function flipFirst(text: string): string {
  return (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
}
