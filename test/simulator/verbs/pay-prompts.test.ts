import { describe, expect, test } from 'vitest';
import { goodCard, pay, visa } from './pay-line.ts';

describe('prompts', () => {
  const says = (attributes: string, text: string) =>
    `<Prompt ${attributes}><Say>${text}</Say></Prompt>`;

  // Without a Prompt the caller hears Twilio's own words, in English.
  test('defaults are spoken when there is no Prompt', async () => {
    const { handset } = await pay({ steps: ['378282246310005', '1230', '1234', '90210#'] });
    expect(handset.said[0]).toMatch(/card number/);
    expect(handset.said[2]).toMatch(/four digits on the front/);
    expect(handset.said.at(-1)).toMatch(/being processed/);
  });

  // A Prompt applies to its step, and a bare one to all attempts and errors of it.
  test('a bare Prompt is heard at every attempt', async () => {
    const { handset } = await pay({
      attributes: 'maxAttempts="2"',
      nouns: says('for="payment-card-number"', 'your card'),
      steps: ['-', 'hangup'],
    });
    expect(handset.said.slice(0, 2)).toEqual(['your card', 'your card—']);
  });

  // The most specific Prompt wins: errorType over attempt over cardType over none.
  test('the most specific Prompt wins, whatever the order', async () => {
    const { handset } = await pay({
      attributes: 'maxAttempts="3"',
      nouns: [
        says('for="payment-card-number"', 'bare'),
        says('for="payment-card-number" attempt="2 3"', 'again'),
        says('for="payment-card-number" errorType="timeout"', 'too slow'),
        says('for="payment-card-number" errorType="timeout" attempt="3"', 'last time'),
        says('for="payment-card-number" errorType="invalid-card-type"', 'never'),
      ].join(''),
      steps: ['1#', '-', '-'],
    });
    expect(handset.said).toEqual(['bare—', 'again', 'last time']);
  });

  // cardType is known once the number is.
  test('a Prompt may depend on the card', async () => {
    const { handset } = await pay({
      nouns:
        says('for="security-code" cardType="amex"', 'four digits') +
        says('for="security-code" cardType="visa mastercard"', 'three digits'),
      steps: [`${visa}#`, '1230', '123', 'hangup'],
    });
    expect(handset.said[2]).toBe('three digits—');
  });

  // The code is complete by its length; the pound that was asked for belongs to it.
  test('a pound after a complete entry does not cut the next Prompt short', async () => {
    const { handset } = await pay({
      nouns: says('for="postal-code"', 'your ZIP code'),
      steps: [`${visa}#`, '1230', '123#', '-', 'hangup'],
    });
    expect(handset.said[3]).toBe('your ZIP code');
  });

  // payment-processing is the only audio heard while the gateway works.
  test('the processing Prompt is heard before the result', async () => {
    const { handset } = await pay({
      nouns: says('for="payment-processing"', 'one moment'),
      steps: goodCard,
    });
    expect(handset.said.at(-1)).toBe('one moment');
  });
});
