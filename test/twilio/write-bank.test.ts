import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { writeTwiml } from '../../src/twilio/write-twiml.ts';
import type { ListenForBank, ListenForSpeech, Next } from '../../src/voice/reply.ts';

const sounds = {
  'en-US': { language: 'en-US', voice: 'Polly.Joanna-Neural' },
  'es-US': { language: 'es-US', voice: 'Polly.Lupe-Neural' },
} as const;
const nextUrl = '/voice/turn/4/0123456789abcdef';

const bank: ListenForBank = {
  kind: 'bank',
  prompts: [
    {
      step: 'bank-routing-number',
      errorTypes: [],
      isSecondEntry: false,
      words: [{ text: 'First.' }],
    },
    {
      step: 'bank-routing-number',
      errorTypes: [],
      isSecondEntry: true,
      words: [{ text: 'Again.' }],
    },
    {
      step: 'bank-account-number',
      errorTypes: ['input-matching-failed'],
      isSecondEntry: false,
      words: [{ text: 'They differ.' }],
    },
  ],
  accountType: 'savings',
  timeoutSeconds: 12,
  maxAttempts: 3,
  paymentConnector: 'Payline_Sandbox',
  nextUrl,
  statusUrl: '/voice/pay-status/4/0123456789abcdef',
};
const speech: ListenForSpeech = {
  kind: 'speech',
  timeoutSeconds: 5,
  longestSeconds: 30,
  nextUrl,
  statusUrl: '/voice/recording-status/4/0123456789abcdef',
};

const written = (next: Next) =>
  writeTwiml({ locale: 'en-US', notice: [{ text: 'Please speak.' }], next }, sounds);

describe('a bank account is asked for', () => {
  it('as Twilio’s SDK writes it, each number to be keyed twice', () => {
    const sdk = new VoiceResponse();
    const sound = sounds['en-US'];
    sdk.say(sound, 'Please speak.');
    const pay = sdk.pay({
      input: 'dtmf',
      action: nextUrl,
      statusCallback: bank.statusUrl,
      paymentConnector: 'Payline_Sandbox',
      paymentMethod: 'ach-debit',
      bankAccountType: 'consumer-savings',
      timeout: 12,
      maxAttempts: 3,
      chargeAmount: '0',
      tokenType: 'one-time',
      securityCode: false,
      postalCode: 'false',
    });
    pay.prompt({ for: 'bank-routing-number' }).say(sound, 'First.');
    const again = { for: 'bank-routing-number', requireMatchingInputs: true } as const;
    pay.prompt(again).say(sound, 'Again.');
    const errorType: ['input-matching-failed'] = ['input-matching-failed'];
    pay.prompt({ for: 'bank-account-number', errorType }).say(sound, 'They differ.');
    sdk.redirect({ method: 'POST' }, nextUrl);
    expect(written(bank)).toBe(sdk.toString());
  });

  it.each([{ prompts: [] }, { maxAttempts: 4 }, { timeoutSeconds: 0 }])(
    'but not with %o',
    (change) => {
      expect(codeOf(errorOf(() => written({ ...bank, ...change })))).toBe('twiml.unwritable');
    },
  );
});

describe('the caller’s words are recorded', () => {
  it('as Twilio’s SDK writes it, and silence leads to the same turn', () => {
    const sdk = new VoiceResponse();
    sdk.say(sounds['en-US'], 'Please speak.');
    sdk.record({
      action: nextUrl,
      method: 'POST',
      timeout: 5,
      finishOnKey: '1234567890*#',
      maxLength: 30,
      playBeep: true,
      trim: 'trim-silence',
      recordingStatusCallback: speech.statusUrl,
      recordingStatusCallbackMethod: 'POST',
      recordingStatusCallbackEvent: ['completed', 'absent'],
    });
    sdk.redirect({ method: 'POST' }, nextUrl);
    expect(written(speech)).toBe(sdk.toString());
  });

  it('never without a word before the tone', () => {
    const silent = () => writeTwiml({ locale: 'en-US', notice: [], next: speech }, sounds);
    expect(codeOf(errorOf(silent))).toBe('twiml.unwritable');
    expect(codeOf(errorOf(() => written({ ...speech, longestSeconds: 0 })))).toBe(
      'twiml.unwritable',
    );
  });
});

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
