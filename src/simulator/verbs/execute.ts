import type { Call } from '../call.ts';
import { goOn, type Outcome } from '../outcome.ts';
import type { Verb } from '../twiml/document.ts';
import { executeConference } from './conference.ts';
import { executeConnect } from './connect.ts';
import { executeDial } from './dial.ts';
import { executeEnqueue } from './enqueue.ts';
import { executeGather } from './gather.ts';
import { executePay } from './pay.ts';
import { executeRecord } from './record.ts';
import { playSounds, soundsOf } from './sounds.ts';
import { executeStart, executeStop } from './start.ts';

const NOT_IN_A_QUEUE = '<Leave> stands outside of a waitUrl: the call is in no queue.';

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
      if (verb.conference) return await executeConference(call, verb, verb.conference);
      return await executeDial(call, verb);
    case 'Enqueue':
      return await executeEnqueue(call, verb);
    case 'Leave':
      call.report({ code: 12200, message: NOT_IN_A_QUEUE, severity: 'error', ...verb.place });
      return goOn;
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
