import { expect, it } from 'vitest';
import { failureCodeOf, neverConnected, parseJson } from '../src/fetch-failure.ts';

const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

it.each([
  ['ECONNREFUSED', true],
  ['ENETUNREACH', true],
  ['EAI_AGAIN', true],
  ['ECONNRESET', false],
  ['UND_ERR_SOCKET', false],
  ['UND_ERR_HEADERS_TIMEOUT', false],
])('%s: the request was certainly not sent: %s', (code, certain) => {
  expect(neverConnected(failureCodeOf(failed(code)))).toBe(certain);
});

it('a time-out has a name and no code', () => {
  expect(failureCodeOf(new DOMException('late', 'TimeoutError'))).toBe('TimeoutError');
  expect(failureCodeOf('thrown')).toBe('failed');
});

it('an answer that is no JSON is nothing', () => {
  expect(parseJson('<html>')).toBeUndefined();
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
});
