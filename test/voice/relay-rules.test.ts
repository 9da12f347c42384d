import { describe, expect, it } from 'vitest';
import { lintPrompts, type PromptRule } from '../../src/voice/lint-prompts.ts';
import type { Locale } from '../../src/voice/speak/speakers.ts';

const rulesBroken = (message: string, locale: Locale, key = 'pay.say') =>
  lintPrompts({ [key]: message }, { locale, channel: 'relay' }).map(({ rule }) => rule);

describe('what a relay operator cannot pass on', () => {
  it.each<[PromptRule, Locale, string]>([
    ['keyLast', 'en-US', 'To end this call, press 2 or hang up.'],
    ['keyLast', 'en-US', 'Press {number}, the key of your bill.'],
    ['keyLast', 'es-US', 'Para terminar la llamada, oprima 2 o cuelgue.'],
    ['keyBeforeChoice', 'es-US', 'Oprima 2 para terminar la llamada.'],
    ['oneQuestion', 'en-US', 'To pay, press 1, or for a person, press 0.'],
    ['oneQuestion', 'es-US', 'Para pagar, oprima 1, o por una persona, oprima 0.'],
    ['oneQuestion', 'es-US', '¿Es suya? ¿Quiere pagar?'],
    ['notForRelay', 'en-US', 'I heard {heardDigits}.'],
    ['notForRelay', 'en-US', 'Speak after the tone.'],
    ['notForRelay', 'en-US', 'To agree aloud, press 1.'],
    ['notForRelay', 'es-US', 'Oí {heardDigits}.'],
    ['notForRelay', 'es-US', 'Para oírlas otra vez, oprima asterisco.'],
    ['notForRelay', 'es-US', 'Usted ya oyó lo que autoriza.'],
    ['saidTwice', 'en-US', 'Your confirmation number is {confirmationDigits}.'],
    ['saidTwice', 'en-US', '{locked, select, yes {It is {lockedByDigits}.} other {Hello.}}'],
    ['saidTwice', 'es-US', 'Puede llamarnos al {officePhone}.'],
  ])('%s in %s: %s', (rule, locale, message) => {
    expect(rulesBroken(message, locale)).toEqual([rule]);
  });

  it('an amount to agree to, said once', () => {
    const once = 'You are paying {amountCents}.';
    expect(rulesBroken(once, 'en-US', 'pay.confirm')).toEqual(['saidTwice']);
    expect(rulesBroken(`${once} Again, {amountCents}.`, 'en-US', 'pay.confirm')).toEqual([]);
    expect(rulesBroken(once, 'en-US', 'bank.tender')).toEqual([]);
  });
});

it.each<[Locale, string]>([
  ['en-US', 'For your bills, press 1. To repeat, press star. If you have none, just press pound.'],
  ['en-US', 'For Spanish, press 2, then pound.'],
  ['en-US', 'Enter your member ID, then press pound. You entered {heardDigits}.'],
  ['en-US', 'Confirmation number: {confirmationDigits}. Again: {confirmationDigits}.'],
  ['en-US', '{tellsLock, select, yes {It is {lockedByDigits}. Again, {lockedByDigits}.} other {}}'],
  ['es-US', 'Para sus facturas, oprima 1. Si no lo tiene, oprima solo la tecla numeral.'],
  ['es-US', 'Para inglés, oprima 1 y luego la tecla numeral.'],
  ['es-US', 'Márquelo y luego oprima la tecla numeral. Es sobre su oficina.'],
  ['es-US', 'Número de confirmación: {confirmationDigits}. Lo repito: {confirmationDigits}.'],
])('a good relay prompt in %s: %s', (locale, message) => {
  expect(rulesBroken(message, locale)).toEqual([]);
});
