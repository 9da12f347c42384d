import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { signedUrl, signRequest } from '../../../src/simulator/wire/sign.ts';

const published = {
  token: '12345',
  url: 'https://example.com/myapp.php?foo=1&bar=2',
  fields: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  },
  signature: 'L/OH5YylLD5NRKLltdqwSvS0BnU=',
};

// Twilio's own example.
test('the published vector', () => {
  const { token, url, fields, signature } = published;
  expect(signRequest(token, url, fields)).toBe(signature);
});

// The second one: a JSON body is signed by its hash in the query, with no fields.
test('the published vector for a body hash', () => {
  const hash = '5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9';
  const url = `https://example.com/myapp.php?bodySHA256=${hash}`;
  const signature = signRequest(published.token, url, {});
  expect(validateRequest(published.token, signature, url, {})).toBe(true);
});

describe("Twilio's own validator agrees", () => {
  test.each([
    ['http keeps its port', 'http://localhost:3000/voice', {}],
    ['https', 'https://pay.example.org/voice/turn/2?seal=abc', { Digits: '1#' }],
    ['an empty value', 'https://pay.example.org/voice', { FromCity: '', Digits: '' }],
    ['white space at the ends', 'https://pay.example.org/voice', { SpeechResult: ' yes ' }],
    ['an unknown field', 'https://pay.example.org/voice', { Zebra: '1', aardvark: '2' }],
    ['beyond ASCII', 'https://pay.example.org/voice', { CallerName: 'José Ñandú' }],
    ['an encoded query', "https://pay.example.org/v?a=%20b%2Bc&d=it's", { To: '+1' }],
    ['GET, where all is in the URL', 'https://pay.example.org/v?CallSid=CA1&Digits=1', {}],
  ])('%s', (_rule, url, fields) => {
    const signature = signRequest('token', url, fields);
    expect(validateRequest('token', signature, url, fields)).toBe(true);
  });

  test('and refuses another token', () => {
    const { url, fields } = published;
    const signature = signRequest('token', url, fields);
    expect(validateRequest('other', signature, url, fields)).toBe(false);
  });
});

// What is left out before signing.
test.each([
  ['https drops its port', 'https://h.example:8443/v?a=1', 'https://h.example/v?a=1'],
  ['http keeps it', 'http://h.example:8080/v', 'http://h.example:8080/v'],
  ['wss drops its port', 'wss://h.example:8443/s', 'wss://h.example/s'],
  ['ws keeps it', 'ws://h.example:8080/s', 'ws://h.example:8080/s'],
  ['user and password go', 'https://user:pass@h.example/v', 'https://h.example/v'],
  ['the fragment goes', 'https://h.example/v?a=1#rc=2&rp=ct', 'https://h.example/v?a=1'],
  ['every other byte stays', 'https://h.example/%7Ev?a=%2f@', 'https://h.example/%7Ev?a=%2f@'],
])('%s', (_rule, url, signed) => {
  expect(signedUrl(url)).toBe(signed);
});
