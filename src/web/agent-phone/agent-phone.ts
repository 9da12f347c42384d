import type { AgentPhoneCommand, AgentPhoneMessage } from '../../simulator/contract.ts';
import { createStore, type Store } from '../../web-shared/store.ts';
import {
  type ConnectionPorts,
  type ConnectionState,
  connectToCarrier,
} from '../call/connection.ts';
import { isUnderWay } from '../call/follow-call.ts';
import { createKeyLight } from '../call/key-light.ts';
import { createPlayer, type PlayerPorts } from '../sound/player.ts';
import {
  type AgentCall,
  type AgentCallAction,
  followAgentCall,
  noAgentCall,
} from './follow-agent-call.ts';
import { readAgentMessage } from './read-message.ts';

export interface AgentPhoneState {
  readonly connection: ConnectionState;
  /** E.164; null until it has been typed. */
  readonly number: string | null;
  readonly call: AgentCall;
  /** The key that is down at this moment, whoever pressed it. */
  readonly litKey: string | null;
}

export interface AgentPhonePorts
  extends Pick<ConnectionPorts<AgentPhoneMessage>, 'open' | 'later'>,
    Omit<PlayerPorts, 'heard'> {
  tone(key: string): void;
  /** Sounds the bell until it is told to stop. */
  ring(): void;
  stopRing(): void;
}

/** A telephone that is called: registered for one number, one call at a time. */
export interface AgentPhone {
  readonly state: Store<AgentPhoneState>;
  /** From now on calls to this number (E.164) ring here, and on no other page. */
  register(number: string): void;
  answer(): void;
  decline(): void;
  hangUp(): void;
  press(key: string): void;
  /** Mute was pressed: what is being spoken is read instead. */
  readInstead(): void;
}

const atFirst: AgentPhoneState = {
  connection: 'connecting',
  number: null,
  call: noAgentCall,
  litKey: null,
};

/** `number` as the page's address names it, or null. */
export function createAgentPhone(ports: AgentPhonePorts, number: string | null): AgentPhone {
  const state = createStore<AgentPhoneState>({ ...atFirst, number });
  const light = createKeyLight(ports, (litKey) => state.change({ litKey }));
  const player = createPlayer({
    ...ports,
    heard: (heard) => connection.send({ command: 'heard', heard }),
  });

  const follow = (action: AgentCallAction) => {
    const wasRinging = state.get().call.isRinging;
    const call = followAgentCall(state.get().call, action);
    state.change({ call });
    if (call.isRinging && !wasRinging) ports.ring();
    if (!call.isRinging && wasRinging) ports.stopRing();
    if (!isUnderWay(call.view)) player.silence();
  };
  /** A page that was replaced takes its number back only when it is asked to. */
  const registerAgain = () => {
    const { number: wanted, call } = state.get();
    if (wanted === null || call.registration === 'replaced') return;
    connection.send({ command: 'register', number: wanted });
  };
  const connection = connectToCarrier<AgentPhoneCommand, AgentPhoneMessage>({
    ...ports,
    read: readAgentMessage,
    onState: (reached) => {
      state.change({ connection: reached });
      if (reached === 'unreachable') follow({ type: 'connectionLost' });
      if (reached === 'open') registerAgain();
    },
    onMessage: (message) => {
      follow({ type: 'told', message });
      const isCall = 'sound' in message || 'stopSound' in message;
      if (isCall && isUnderWay(state.get().call.view)) player.take(message);
    },
  });
  const isTalking = () => {
    const { isRinging, view } = state.get().call;
    return !isRinging && isUnderWay(view);
  };

  return {
    state,
    register(wanted) {
      state.change({ number: wanted });
      connection.send({ command: 'register', number: wanted });
    },
    answer() {
      if (!state.get().call.isRinging) return;
      if (connection.send({ command: 'answer' })) follow({ type: 'answered' });
    },
    decline() {
      if (!state.get().call.isRinging) return;
      if (connection.send({ command: 'decline' })) follow({ type: 'declined' });
    },
    hangUp() {
      if (!isTalking()) return;
      connection.send({ command: 'hangup' });
      follow({ type: 'hungUp' });
    },
    press(key) {
      ports.tone(key);
      light(key);
      if (isTalking() && connection.send({ command: 'key', key })) follow({ type: 'pressed', key });
    },
    readInstead: player.readInstead,
  };
}
