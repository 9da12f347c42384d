import { describe, expect, test } from 'vitest';
import type { FarParty } from '../../../src/simulator/far-party.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import type { ScriptStep } from '../../support/scripted-handset.ts';
import { callTinyLine, startOfTime, twiml } from '../call-tiny-line.ts';

interface DialScenario {
  readonly steps?: readonly ScriptStep[];
  readonly farParty?: FarParty;
  readonly clock?: VirtualClock;
}

/** Runs one document with a <Dial>; '-' lets it ring and talk. */
async function dial(verbs: string, { steps = ['-'], farParty, clock }: DialScenario = {}) {
  const told = await callTinyLine({
    routes: { '/voice': twiml(verbs), '/after': twiml('<Hangup/>') },
    steps,
    ...(clock && { clock }),
    ...(farParty && { carrier: { farParty } }),
  });
  return { ...told, result: told.line.to('/after')[0]?.form };
}

describe('outcomes', () => {
  // It rings two seconds and talks for five, unless the far party is told otherwise.
  test('an answered call', async () => {
    const { result, seconds, handset } = await dial('<Dial action="/after">+13125550100</Dial>');
    expect(result).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      DialCallDuration: '5',
      DialBridged: 'true',
      CallStatus: 'in-progress',
    });
    expect(result?.DialCallSid).not.toBe(result?.CallSid);
    expect(seconds).toBe(7);
    expect(handset.listened).toEqual(['Dial +13125550100']);
  });

  // No answer takes the timeout and five seconds more, which Twilio always adds.
  test.each([
    ['+13125550002', 'busy', 1],
    ['+13125550003', 'no-answer', 25],
    ['+13125550004', 'failed', 1],
  ])('%s is %s', async (number, status, takes) => {
    const { result, seconds } = await dial(`<Dial action="/after" timeout="20">${number}</Dial>`);
    expect(result).toMatchObject({ DialCallStatus: status, DialBridged: 'false' });
    expect(result).not.toHaveProperty('DialCallDuration');
    expect(seconds).toBe(takes);
  });

  // timeLimit cuts the conversation short.
  test('the time limit ends the conversation', async () => {
    const { result } = await dial('<Dial action="/after" timeLimit="3">+13125550100</Dial>');
    expect(result).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '3' });
  });

  // A far party that rings longer than the timeout has not answered.
  test('ringing too long is no answer', async () => {
    const slow: FarParty = () => ({ outcome: 'answers', ringSeconds: 11, talkSeconds: 5 });
    const { result } = await dial('<Dial action="/after" timeout="5">+1312</Dial>', {
      farParty: slow,
    });
    expect(result?.DialCallStatus).toBe('no-answer');
  });
});

describe('what comes after', () => {
  // With an action the following verbs never run; without one they do.
  test.each([
    ['with an action the document is over', 'action="/after"', []],
    ['without an action the next verb runs', '', ['next']],
  ])('%s', async (_rule, attributes, said) => {
    const { handset } = await dial(`<Dial ${attributes}>+13125550100</Dial><Say>next</Say>`);
    expect(handset.said).toEqual(said);
  });

  // The number may stand in a <Number>.
  test('a <Number> is dialed', async () => {
    const { handset } = await dial('<Dial><Number>+13125550100</Number></Dial>');
    expect(handset.listened).toEqual(['Dial +13125550100']);
  });

  // What the embedded carrier cannot dial is an error, and the call goes on.
  test('a SIP address cannot be dialed', async () => {
    const { handset } = await dial('<Dial><Sip>sip:a@b</Sip></Dial><Say>next</Say>');
    expect(handset.errorCodes).toEqual([12200, 13223]);
    expect(handset.said).toEqual(['next']);
  });
});

describe('the caller meanwhile', () => {
  const talks: FarParty = () => ({ outcome: 'answers', ringSeconds: 2, talkSeconds: 600 });

  // Hanging up while it rings, or while talking: the action is told, nobody hears its answer.
  test.each([
    ['while it rings', 1000, { DialCallStatus: 'canceled', DialBridged: 'false' }],
    [
      'while talking',
      9000,
      { DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '7' },
    ],
  ])('hangs up %s', async (_when, after, fields) => {
    const clock = new VirtualClock(startOfTime);
    const steps: ScriptStep[] = [(call) => clock.sleep(after).then(() => call.hangUp())];
    const scenario = { steps, farParty: talks, clock };
    const { result, end } = await dial('<Dial action="/after">+1312</Dial>', scenario);
    expect(end).toBe('hangup by caller');
    expect(result).toMatchObject({ ...fields, CallStatus: 'completed' });
  });

  // hangupOnStar: the star ends the conversation and the call goes on.
  test.each([
    ['ends it with hangupOnStar', 'hangupOnStar="true"', '3'],
    ['sends the star to the far party without', '', '600'],
  ])('%s', async (_rule, attributes, duration) => {
    const clock = new VirtualClock(startOfTime);
    const steps: ScriptStep[] = [(call) => clock.sleep(5000).then(() => call.press('*'))];
    const document = `<Dial action="/after" ${attributes}>+1312</Dial>`;
    const { result } = await dial(document, { steps, farParty: talks, clock });
    expect(result?.DialCallDuration).toBe(duration);
  });
});
