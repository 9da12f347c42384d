import type { AgentPhoneMessage } from '../../simulator/contract.ts';
import { type CallView, noCall } from '../call/call-view.ts';
import { addEvent } from '../call/conversation.ts';
import { type CallAction, followCall, isUnderWay } from '../call/follow-call.ts';
import { callerName } from '../call/words.ts';

/** The telephone as the page shows it, apart from its connection. */
export interface AgentCall {
  /** Whether calls to the number ring here: 'replaced' when another page has taken it over. */
  readonly registration: 'none' | 'registered' | 'replaced';
  readonly isRinging: boolean;
  readonly view: CallView;
}

export type AgentCallAction =
  | { readonly type: 'told'; readonly message: AgentPhoneMessage }
  | { readonly type: 'answered' }
  | { readonly type: 'declined' }
  | Extract<CallAction, { type: 'hungUp' | 'connectionLost' | 'pressed' }>;

export const noAgentCall: AgentCall = { registration: 'none', isRinging: false, view: noCall };

/** The next state of the telephone. Pure. */
export function followAgentCall(call: AgentCall, action: AgentCallAction): AgentCall {
  switch (action.type) {
    case 'told':
      return followMessage(call, action.message);
    case 'answered':
      return call.isRinging
        ? { ...call, isRinging: false, view: { ...call.view, phase: 'talking' } }
        : call;
    case 'declined':
      return call.isRinging ? over(call, 'You declined the call.') : call;
    case 'connectionLost': {
      const registration = call.registration === 'replaced' ? 'replaced' : 'none';
      return { ...call, registration, isRinging: false, view: followCall(call.view, action) };
    }
    case 'hungUp':
    case 'pressed':
      return { ...call, view: followCall(call.view, action) };
  }
}

function followMessage(call: AgentCall, message: AgentPhoneMessage): AgentCall {
  if ('registered' in message) return { ...call, registration: 'registered' };
  if ('replaced' in message) return { ...call, registration: 'replaced' };
  if ('ringing' in message) return { ...call, isRinging: true, view: ringingView(call.view) };
  if ('event' in message && 'dial' in message.event) {
    return { ...call, view: incomingView(message.event.dial) };
  }
  if (call.isRinging && 'event' in message && 'end' in message.event) {
    return over(call, 'You missed the call.');
  }
  return { ...call, view: followCall(call.view, { type: 'told', message }) };
}

/** The carrier may tell who calls before it rings, or after. */
function ringingView(view: CallView): CallView {
  return isUnderWay(view) ? view : { ...noCall, phase: 'connecting' };
}

function incomingView(dial: { readonly callSid: string; readonly from: string }): CallView {
  const conversation = addEvent([], `Call from ${callerName(dial.from)}`, false);
  const { callSid, from } = dial;
  return { ...noCall, phase: 'connecting', callSid, from, conversation };
}

function over(call: AgentCall, words: string): AgentCall {
  const conversation = addEvent(call.view.conversation, words, false);
  return { ...call, isRinging: false, view: { ...call.view, phase: 'ended', conversation } };
}
