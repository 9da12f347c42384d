import type { Call } from '../call.ts';
import { goOn, type Outcome } from '../outcome.ts';
import type { Verb } from '../twiml/document.ts';
import { executeConnect } from './connect.ts';
import { executeDial } from './dial.ts';
import { executeGather } from './gather.ts';
import { executePay } from './pay.ts';
import { executeRecord } from './record.ts';
import { playSounds, soundsOf } from './sounds.ts';
import { executeStart, executeStop } from './start.ts';

/** Runs one verb and says where it leaves the call. */
export async function execute(call: Call, verb: Verb): Promise<Outcome> {
  switch (verb.verb) {
    case 'Say':
    case 'Play':
    case 'Pause':
      await playSounds(call, soundsOf(call, [verb]));
      return goOn;
    case 'Gather':
      return await executeGather(call, verb);
    case 'Pay':
      return await executePay(call, verb);
    case 'Record':
      return await executeRecord(call, verb);
    case 'Dial':
      return await executeDial(call, verb);
    case 'Start':
      return executeStart(call, verb);
    case 'Stop':
      return await executeStop(call, verb);
    case 'Connect':
      return await executeConnect(call, verb);
    case 'Redirect':
      return call.action(verb.url === '' ? null : verb.url, verb.method, {});
    case 'Hangup':
      return { kind: 'end', reason: 'hangup by line' };
    case 'Reject':
      // Only as the first verb of a ringing call does it decline; later it just ends the call.
      return { kind: 'end', reason: 'hangup by line' };
  }
}
