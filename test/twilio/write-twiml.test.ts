import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { writeTwiml } from '../../src/twilio/write-twiml.ts';
import type { ConnectAgent, ListenForCard, ListenForKeys, Reply } from '../../src/voice/reply.ts';

const sound = { language: 'en-US', voice: 'Polly.Joanna-Neural' } as const;
const spanish = { language: 'es-US', voice: 'Polly.Lupe-Neural' } as const;
const sounds = { 'en-US': sound, 'es-US': spanish };
const nextUrl = '/voice/turn/4/0123456789abcdef';
const statusUrl = '/voice/pay-status/4/0123456789abcdef';

const keys: ListenForKeys = {
  kind: 'keys',
  question: [{ text: 'Enter your member ID.' }],
  numDigits: null,
  finishOnKey: '#',
  timeoutSeconds: 10,
  nextUrl,
};
const card: ListenForCard = {
  kind: 'card',
  prompts: [
    {
      step: 'payment-card-number',
      errorTypes: [],
      attempts: [],
      words: [{ text: 'Enter the card number.' }],
    },
    {
      step: 'payment-card-number',
      errorTypes: ['timeout', 'invalid-card-number'],
      attempts: [2, 3],
      words: [{ text: 'Once more.', pauseMilliseconds: 400 }, { text: 'Enter it slowly.' }],
    },
  ],
  timeoutSeconds: 12,
  maxAttempts: 3,
  paymentConnector: 'Payline_Sandbox',
  validCardTypes: ['visa', 'mastercard', 'amex', 'discover'],
  nextUrl,
  statusUrl,
};
const agent: ConnectAgent = {
  kind: 'agent',
  number: '+18005550123',
  callerId: '+18005550100',
  ringSeconds: 25,
  limitSeconds: 3600,
  nextUrl,
};

const reply = (next: Reply['next'], notice: Reply['notice'] = []): Reply => ({
  locale: 'en-US',
  notice,
  next,
});

/** What the SDK writes for the same verbs. */
function sdk(build: (response: InstanceType<typeof VoiceResponse>) => void): string {
  const response = new VoiceResponse();
  build(response);
  return response.toString();
}

type GatherOptions = Parameters<InstanceType<typeof VoiceResponse>['gather']>[0];
const gatherOptions: GatherOptions = {
  input: ['dtmf'],
  action: nextUrl,
  method: 'POST',
  finishOnKey: '#',
  timeout: 10,
  actionOnEmptyResult: true,
};

describe("each reply is the SDK's document, byte for byte", () => {
  it('keys, after a notice that cannot be cut short', () => {
    const twiml = writeTwiml(reply(keys, [{ text: 'Welcome.' }]), sounds);
    expect(twiml).toBe(
      sdk((response) => {
        response.say(sound, 'Welcome.');
        response.gather(gatherOptions).say(sound, 'Enter your member ID.');
        response.redirect({ method: 'POST' }, nextUrl);
      }),
    );
  });

  it('a count of keys, none of which ends the entry', () => {
    const next: ListenForKeys = { ...keys, numDigits: 8, finishOnKey: '', question: [] };
    expect(writeTwiml(reply(next, [{ text: 'When were you born?' }]), sounds)).toBe(
      sdk((response) => {
        response.say(sound, 'When were you born?');
        const { input, action, method, ...rest } = gatherOptions ?? {};
        const options = { input, action, method, numDigits: 8, ...rest, finishOnKey: '' };
        response.gather(options as GatherOptions);
        response.redirect({ method: 'POST' }, nextUrl);
      }),
    );
  });

  it('silence after an utterance: whole seconds and the rest', () => {
    const notice = [
      { text: 'One.', pauseMilliseconds: 400 },
      { text: 'Two.', pauseMilliseconds: 2000 },
      { text: 'Three.', pauseMilliseconds: 1500 },
      { text: 'Four.', pauseMilliseconds: 0 },
    ];
    expect(writeTwiml(reply({ kind: 'hangUp' }, notice), sounds)).toBe(
      sdk((response) => {
        response.say(sound, 'One.').break({ time: '400ms' });
        response.say(sound, 'Two.');
        response.pause({ length: 2 });
        response.say(sound, 'Three.').break({ time: '500ms' });
        response.pause({ length: 1 });
        response.say(sound, 'Four.');
        response.hangup();
      }),
    );
  });

  it('card entry, in Spanish', () => {
    const spoken = spanish;
    expect(writeTwiml({ ...reply(card), locale: 'es-US' }, sounds)).toBe(
      sdk((response) => {
        const pay = response.pay({
          input: 'dtmf',
          action: nextUrl,
          statusCallback: statusUrl,
          paymentConnector: 'Payline_Sandbox',
          paymentMethod: 'credit-card',
          timeout: 12,
          maxAttempts: 3,
          chargeAmount: '0',
          tokenType: 'one-time',
          securityCode: true,
          postalCode: 'true',
          minPostalCodeLength: 5,
          validCardTypes: ['visa', 'mastercard', 'amex', 'discover'],
        });
        pay.prompt({ for: 'payment-card-number' }).say(spoken, 'Enter the card number.');
        const again = pay.prompt({
          for: 'payment-card-number',
          errorType: ['timeout', 'invalid-card-number'],
          attempt: [2, 3],
        });
        again.say(spoken, 'Once more.').break({ time: '400ms' });
        again.say(spoken, 'Enter it slowly.');
        response.redirect({ method: 'POST' }, nextUrl);
      }),
    );
  });

  it('a question in two languages, each in its own voice', () => {
    const both: Reply = reply({
      ...keys,
      question: [
        { text: 'For English, press 1.' },
        { text: 'Para español, oprima 2.', locale: 'es-US' },
      ],
    });
    expect(writeTwiml(both, sounds)).toBe(
      sdk((response) => {
        const gather = response.gather(gatherOptions);
        gather.say(sound, 'For English, press 1.');
        gather.say(spanish, 'Para español, oprima 2.');
        response.redirect({ method: 'POST' }, nextUrl);
      }),
    );
  });

  it('waiting', () => {
    const twiml = writeTwiml(reply({ kind: 'wait', seconds: 3, nextUrl }), sounds);
    expect(twiml).toBe(
      sdk((response) => {
        response.pause({ length: 3 });
        response.redirect({ method: 'POST' }, nextUrl);
      }),
    );
  });

  it.each([
    ['our caller ID', '+18005550100'],
    ["the caller's own number", null],
  ])('a person, with %s', (_, callerId) => {
    expect(writeTwiml(reply({ ...agent, callerId }), sounds)).toBe(
      sdk((response) => {
        const dial = response.dial({
          action: nextUrl,
          method: 'POST',
          timeout: 25,
          timeLimit: 3600,
          ...(callerId === null ? {} : { callerId }),
          answerOnBridge: true,
        });
        dial.number('+18005550123');
        response.redirect({ method: 'POST' }, nextUrl);
      }),
    );
  });

  it('words and attributes that look like markup', () => {
    const text = `Dental & "vision" <b>'s</b> ]]> &amp;`;
    const odd = { ...card, paymentConnector: `a"b<c&d'e`, prompts: card.prompts.slice(0, 1) };
    const twiml = writeTwiml(reply(odd, [{ text }]), sounds);
    const [, sdkSay] = sdk((r) => r.say(sound, text)).split('<Response>');
    expect(twiml).toContain(sdkSay?.replace('</Response>', ''));
    const [, sdkPay = ''] = sdk((r) => r.pay({ paymentConnector: `a"b<c&d'e` })).split('<Pay ');
    expect(attributesOf(twiml, 'Pay')).toMatchObject({ paymentConnector: `a"b<c&d'e` });
    expect(attributesOf(`<Pay ${sdkPay.replace('</Response>', '')}`, 'Pay')).toEqual({
      paymentConnector: `a"b<c&d'e`,
    });
  });
});

describe('any words at all', () => {
  it('make well-formed XML that says them, without what cannot be said', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.string({ maxLength: 5 }), (words, half) => {
        const spoken = `Bill ${words}${half}\ud800`;
        const twiml = writeTwiml(reply({ kind: 'hangUp' }, [{ text: spoken }]), sounds);
        const heard = textOf(twiml);
        expect(heard).toBe(
          spoken.replace(/[\t\n\r]/g, ' ').replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''),
        );
        expect(twiml).toMatch(/<\/Say><Hangup\/><\/Response>$/);
      }),
      { numRuns: 1000 },
    );
  }, 20_000);
});

describe('a reply that cannot be written', () => {
  const say = (text: string) => reply({ kind: 'hangUp' }, [{ text }]);

  it.each<[string, Reply]>([
    ['asks nothing', reply({ ...keys, question: [] })],
    ['hangs up without a word', reply({ kind: 'hangUp' })],
    ['says an empty text', say('')],
    ['says blanks', say(' \n ')],
    ['says control characters only', say('\u0000\u0007')],
    ['says more than Polly does', say('a'.repeat(3001))],
    ['has an empty question text', reply({ ...keys, question: [{ text: '' }] })],
    ['has no <Pay> prompts', reply({ ...card, prompts: [] })],
    ['has a prompt without words', reply({ ...card, prompts: promptsWithout() })],
    ['tries a card four times', reply({ ...card, maxAttempts: 4 })],
    ['waits for a card no time', reply({ ...card, timeoutSeconds: 0 })],
    ['waits half a second for keys', reply({ ...keys, timeoutSeconds: 0.5 })],
    ['waits for no keys', reply({ ...keys, numDigits: 0 })],
    ['waits NaN seconds', reply({ kind: 'wait', seconds: Number.NaN, nextUrl })],
    ['goes nowhere', reply({ ...keys, nextUrl: '' })],
    ['dials no number', reply({ ...agent, number: '555-0123' })],
    ['rings too shortly', reply({ ...agent, ringSeconds: 1 })],
    ['is over 64 kB', reply({ kind: 'hangUp' }, Array(30).fill({ text: 'a'.repeat(3000) }))],
  ])('%s', (_, unwritable) => {
    let code: string | null = null;
    try {
      writeTwiml(unwritable, sounds);
    } catch (error) {
      code = codeOf(error);
    }
    expect(code).toBe('twiml.unwritable');
  });

  function promptsWithout(): ListenForCard['prompts'] {
    return card.prompts.map((prompt) => ({ ...prompt, words: [] }));
  }

  it('takes the longest text that Polly takes', () => {
    expect(writeTwiml(say('a'.repeat(3000)), sounds)).toContain('a'.repeat(3000));
  });
});

function textOf(xml: string): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.write(xml).close();
  return text;
}

function attributesOf(xml: string, tag: string): Record<string, string> | undefined {
  let found: Record<string, string> | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === tag) found = { ...attributes };
  });
  parser.write(xml).close();
  return found;
}
