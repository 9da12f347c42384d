import type { Call } from '../call.ts';
import { goOn, type Outcome } from '../outcome.ts';
import type { GatherVerb } from '../twiml/gather.ts';
import { collectKeys } from './collect-keys.ts';
import { playSounds, soundsOf } from './sounds.ts';

/** Collects keys and posts them to the action; without input the call goes on (reference 2). */
export async function executeGather(call: Call, verb: GatherVerb): Promise<Outcome> {
  const prompts = soundsOf(call, verb.prompts);
  if (!verb.hearsKeys) {
    await playSounds(call, prompts);
    await call.pass(verb.timeoutSeconds);
    return withoutInput(call, verb, '');
  }
  const { digits, endedBy } = await collectKeys(call, {
    name: 'Gather',
    prompts,
    timeoutSeconds: verb.timeoutSeconds,
    isComplete: (typed) => verb.numDigits !== null && typed.length >= verb.numDigits,
    finishOnKey: verb.finishOnKey,
    cancelKey: '',
    skipLeadingFinishKey: false,
    masked: false,
  });
  const finishedOnKey = endedBy === 'finish key' ? verb.finishOnKey : '';
  if (digits === '') return withoutInput(call, verb, finishedOnKey);
  return post(call, verb, digits, finishedOnKey);
}

function withoutInput(call: Call, verb: GatherVerb, finishedOnKey: string): Outcome {
  return verb.actionOnEmptyResult ? post(call, verb, '', finishedOnKey) : goOn;
}

/** FinishedOnKey and msg are undocumented, and in every capture (reference 1.2). */
function post(call: Call, verb: GatherVerb, digits: string, finishedOnKey: string): Outcome {
  const fields = { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' };
  return call.action(verb.action, verb.method, fields);
}
