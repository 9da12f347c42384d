import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { parseForm } from '../../src/twilio/form.ts';

function refusal(body: string): string | null {
  try {
    parseForm(body);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

describe('parseForm', () => {
  it('decodes and sorts as Twilio signs', () => {
    expect(parseForm('To=%2B1+2&b=2&From=&b=1&&a=x%3Dy&b=2').fields).toEqual([
      { name: 'From', value: '' },
      { name: 'To', value: '+1 2' },
      { name: 'a', value: 'x=y' },
      { name: 'b', value: '1' },
      { name: 'b', value: '2' },
    ]);
  });

  it('gives the fields we read', () => {
    const form = parseForm('Digits=12&From=');
    expect(form.get('Digits')).toBe('12');
    expect(form.get('From')).toBe('');
    expect(form.get('To')).toBeUndefined();
  });

  it('keeps __proto__ an ordinary name', () => {
    const form = parseForm('__proto__=x&Digits=1');
    expect(form.fields).toContainEqual({ name: '__proto__', value: 'x' });
    expect(form.get('To')).toBeUndefined();
  });

  it.each([
    ['nothing', '', 'webhook.malformed'],
    ['only separators', '&&&', 'webhook.malformed'],
    ['a lone %', 'Digits=%', 'webhook.malformed'],
    ['% and no hex', 'Digits=%zz', 'webhook.malformed'],
    ['bytes that are not UTF-8', 'Digits=%ff', 'webhook.malformed'],
    ['broken encoding in a name', '%E0%A4=1', 'webhook.malformed'],
    ['NUL in a value', 'Digits=1%002', 'webhook.malformed'],
    ['NUL in a name', 'Di%00gits=1', 'webhook.malformed'],
    ['Digits twice', 'Digits=12&Digits=12', 'webhook.malformed'],
    ['Digits twice, different', 'Digits=1&To=x&Digits=2', 'webhook.malformed'],
    ['CallSid twice', 'CallSid=CA1&CallSid=CA2', 'webhook.malformed'],
    ['101 fields', 'a=1&'.repeat(100).concat('b=1'), 'webhook.tooLarge'],
    ['100 fields', 'a=1&'.repeat(99).concat('b=1'), null],
    ['an unread field twice', 'Digits=1&X=1&X=2', null],
  ])('%s: %s', (_, body, code) => {
    expect(refusal(body)).toBe(code);
  });
});
