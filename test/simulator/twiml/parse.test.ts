import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, test } from 'vitest';
import { parseTwiml } from '../../../src/simulator/twiml/document.ts';

/** The only verb of a document. */
function verbOf(verb: string) {
  const { verbs, problems } = parseTwiml(`<Response>${verb}</Response>`);
  return { verb: verbs?.[0], problems };
}

describe('where a problem is', () => {
  const document = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Response>',
    '  <Say',
    '    voice="alice" colour="red">Hi</Say>',
    '  <Speak>never heard</Speak>',
    '  <Gather numDigits="many"><Dial>+1312</Dial></Gather>',
    '</Response>',
  ].join('\n');

  // S6 and our own rule: an unknown attribute is a warning, an unknown verb an error; both are
  // ignored and the call goes on. Lines and columns count from 1.
  test('line and column of each', () => {
    const { problems } = parseTwiml(document);
    expect(
      problems.map(({ code, severity, line, column }) => [code, severity, line, column]),
    ).toEqual([
      [12200, 'warning', 4, 19],
      [12200, 'error', 5, 3],
      [13314, 'warning', 6, 11],
      [13320, 'error', 6, 28],
    ]);
  });

  test('what is not wrong still runs', () => {
    const { verbs } = parseTwiml(document);
    expect(verbs).toMatchObject([
      { verb: 'Say', sounds: [{ text: 'Hi', voice: 'alice' }] },
      { verb: 'Gather', numDigits: null, prompts: [] },
    ]);
  });
});

describe('defaults', () => {
  test.each([
    ['<Say>x</Say>', { loop: 1, sounds: [{ language: 'en-US', voice: 'man' }] }],
    ['<Play>a.wav</Play>', { url: 'a.wav', loop: 1 }],
    ['<Pause/>', { seconds: 1 }],
    [
      '<Enqueue>line</Enqueue>',
      { queue: 'line', action: null, waitUrl: null, method: 'POST', waitMethod: 'POST' },
    ],
    [
      '<Dial><Conference>room</Conference></Dial>',
      {
        number: '',
        conference: {
          room: 'room',
          isMuted: false,
          startsOnEnter: true,
          endsOnExit: false,
          label: '',
          waitUrl: null,
          maximumParticipants: 250,
          coach: '',
          callback: null,
        },
      },
    ],
    [
      '<Gather/>',
      {
        action: null,
        method: 'POST',
        numDigits: null,
        finishOnKey: '#',
        timeoutSeconds: 5,
        actionOnEmptyResult: false,
        hearsKeys: true,
      },
    ],
    [
      '<Pay/>',
      {
        action: null,
        paymentConnector: 'Default',
        paymentMethod: 'credit-card',
        timeoutSeconds: 5,
        maxAttempts: 1,
        securityCode: true,
        postalCode: true,
        minPostalCodeLength: 0,
        chargeAmount: null,
        currency: 'usd',
        validCardTypes: ['visa', 'mastercard', 'amex'],
      },
    ],
    ['<Redirect>/x</Redirect>', { url: '/x', method: 'POST' }],
    ['<Reject/>', { reason: 'rejected' }],
    [
      '<Dial>+1312</Dial>',
      { number: '+1312', action: null, ringSeconds: 30, limitSeconds: 14_400, hangupOnStar: false },
    ],
  ])('%s', (text, expected) => {
    const { verb, problems } = verbOf(text);
    expect(verb).toMatchObject(expected);
    expect(problems).toEqual([]);
  });
});

describe('values Twilio refuses', () => {
  test.each([
    ['<Gather finishOnKey="##"/>', 13310],
    ['<Gather method="PUT"/>', 13312],
    ['<Gather timeout="0"/>', 13313],
    ['<Gather timeout="5s"/>', 13313],
    ['<Gather numDigits="0"/>', 13314],
    ['<Gather actionOnEmptyResult="yes"/>', 13338],
    ['<Gather><Hangup/></Gather>', 13320],
    ['<Gather input="voice"/>', 12200],
    ['<Say loop="-1">x</Say>', 13510],
    ['<Say/>', 13520],
    ['<Play loop="x">a.wav</Play>', 13410],
    ['<Pause length="0"/>', 13910],
    ['<Redirect method="PUT">/x</Redirect>', 13710],
    ['<Reject reason="tired"/>', 12200],
    ['<Dial timeout="4">+1312</Dial>', 13212],
    ['<Dial hangupOnStar="1">+1312</Dial>', 13213],
    ['<Dial timeLimit="0">+1312</Dial>', 13216],
    ['<Dial/>', 13223],
    ['<Pay maxAttempts="4"/>', 64020],
    ['<Pay validCardTypes="visa master"/>', 64020],
    ['<Pay><Say>x</Say></Pay>', 12200],
    ['<Pay><Prompt><Say>x</Say></Prompt></Pay>', 12200],
    ['<Pay><Prompt for="postal-code" attempt="11"/></Pay>', 12200],
    ['<say>x</say>', 12200],
    ['stray text', 12200],
    ['<toString/>', 12200],
  ])('%s is %i', (text, code) => {
    expect(verbOf(text).problems.map((problem) => problem.code)).toEqual([code]);
  });
});

// What the helper library writes, the carrier reads without a complaint.
test("the helper library's documents are taken whole", () => {
  const response = new VoiceResponse();
  const say = response.say({ voice: 'Polly.Joanna', language: 'en-US' }, 'Your code is ');
  say.sayAs({ 'interpret-as': 'digits' }, '42');
  say.break({ strength: 'medium', time: '1s' });
  const gather = response.gather({
    action: '/next',
    numDigits: 4,
    finishOnKey: '',
    timeout: 6,
    actionOnEmptyResult: true,
    input: ['dtmf'],
  });
  gather.say('Four digits');
  gather.pause({ length: 2 });
  const pay = response.pay({
    action: '/paid',
    chargeAmount: '0',
    paymentConnector: 'Payline_Sandbox',
    maxAttempts: 3,
    minPostalCodeLength: 5,
    validCardTypes: ['visa', 'mastercard', 'amex', 'discover'],
    tokenType: 'one-time',
    statusCallback: '/progress',
  });
  const prompt = { for: 'payment-card-number', attempt: [2, 3], errorType: ['timeout'] } as const;
  pay
    .prompt({ ...prompt, attempt: [...prompt.attempt], errorType: [...prompt.errorType] })
    .say('x');
  pay.parameter({ name: 'a', value: 'b' });
  response.dial({ action: '/after', timeout: 20, answerOnBridge: true }).number('+13125550100');
  response.redirect({ method: 'GET' }, '/again');
  response.hangup();

  const { verbs, problems } = parseTwiml(response.toString());
  expect(problems).toEqual([]);
  expect(verbs).toMatchObject([
    { verb: 'Say', sounds: [{ text: 'Your code is 4 2' }, { kind: 'pause', seconds: 1 }] },
    { verb: 'Gather', finishOnKey: '', numDigits: 4, prompts: [{ verb: 'Say' }, { seconds: 2 }] },
    {
      verb: 'Pay',
      maxAttempts: 3,
      prompts: [{ for: 'payment-card-number', attempts: [2, 3], errorTypes: ['timeout'] }],
      parameters: { a: 'b' },
    },
    { verb: 'Dial', number: '+13125550100', ringSeconds: 20 },
    { verb: 'Redirect', method: 'GET', url: '/again' },
    { verb: 'Hangup' },
  ]);
});
