import type {
  CarrierEvent,
  PhoneCommand,
  PhoneMessage,
  PhoneSetup,
} from '../../simulator/contract.ts';
import { createStore, type Store } from '../../web-shared/store.ts';
import { type DeviceChoice, dialedDevice } from '../device.ts';
import { createPlayer, type PlayerPorts } from '../sound/player.ts';
import { type CallView, noCall } from './call-view.ts';
import {
  type ConnectionPorts,
  type ConnectionState,
  connectToCarrier,
  readMessage,
} from './connection.ts';
import { type CallAction, followCall, isUnderWay } from './follow-call.ts';
import { createKeyLight } from './key-light.ts';
import type { TypingJob } from './typing.ts';
import { createTypist } from './typist.ts';

export interface PhoneState {
  readonly connection: ConnectionState;
  /** Null until the carrier has told it. */
  readonly setup: PhoneSetup | null;
  readonly view: CallView;
  /** The key that is down at this moment, whoever pressed it. */
  readonly litKey: string | null;
  /** Keys are being typed by the page. */
  readonly typing: boolean;
}

export interface PhonePorts
  extends Pick<ConnectionPorts<PhoneMessage>, 'open' | 'later'>,
    Omit<PlayerPorts, 'heard'> {
  loadSetup(): Promise<PhoneSetup>;
  tone(key: string): void;
  /** Text goes over the line of a TTY. */
  chirp(text: string): void;
  /** The call is over. */
  stopChirps(): void;
}

export interface Phone {
  readonly state: Store<PhoneState>;
  /** Places a call from `from` (E.164, '' withholds the number) with the chosen device. */
  dial(from: string, choice: DeviceChoice): void;
  hangUp(): void;
  press(key: string): void;
  /** Says something; only a recording hears it. */
  say(text: string): void;
  /** Types on the caller's text telephone: only characters it has, see `typedCharacters`. */
  write(text: string): void;
  /** Types keys at a human pace; a new job replaces the one under way. */
  type(job: TypingJob): void;
  stopTyping(): void;
  /** Mute was pressed: what is being spoken is read instead. */
  readInstead(): void;
}

const AT_FIRST: PhoneState = {
  connection: 'connecting',
  setup: null,
  view: noCall,
  litKey: null,
  typing: false,
};

/** The handset behind the page: one connection, one call at a time. */
export function createPhone(ports: PhonePorts): Phone {
  const state = createStore(AT_FIRST);
  const light = createKeyLight(ports, (litKey) => state.change({ litKey }));

  const follow = (action: CallAction) => {
    const view = followCall(state.get().view, action);
    state.change({ view });
    if (isUnderWay(view)) return;
    player.silence();
    ports.stopChirps();
    typist.stop();
  };
  const player = createPlayer({
    ...ports,
    heard: (heard) => connection.send({ command: 'heard', heard }),
  });
  const onMessage = (message: PhoneMessage) => {
    follow({ type: 'told', message });
    if (!isUnderWay(state.get().view)) return;
    player.take(message);
    if ('event' in message) chirpFor(message.event, ports);
  };
  const onState = (reached: ConnectionState) => {
    state.change({ connection: reached });
    if (reached === 'unreachable') follow({ type: 'connectionLost' });
    // Loaded again after each loss: another carrier may have other members.
    if (reached === 'open') learnSetup(ports, state);
  };
  const ear = { read: readMessage, onState, onMessage };
  const connection = connectToCarrier<PhoneCommand, PhoneMessage>({ ...ports, ...ear });

  const press = (key: string) => {
    ports.tone(key);
    light(key);
    if (!isUnderWay(state.get().view)) return;
    if (connection.send({ command: 'key', key })) follow({ type: 'pressed', key });
  };

  const typist = createTypist(
    { press, wait: ports.wait, entriesTaken: () => state.get().view.entriesTaken },
    (typing) => state.change({ typing }),
  );

  return {
    state,
    press,
    say(text) {
      if (isUnderWay(state.get().view)) connection.send({ command: 'say', text });
    },
    write(text) {
      if (!isUnderWay(state.get().view)) return;
      if (connection.send({ command: 'type', text })) follow({ type: 'typed', text });
    },
    type: typist.type,
    stopTyping: typist.stop,
    readInstead: player.readInstead,
    dial(from, choice) {
      const { device } = choice;
      const command = { command: 'dial', from, ...dialedDevice(choice) } as const;
      if (connection.send(command)) follow({ type: 'dialed', from, device });
    },
    hangUp() {
      if (!isUnderWay(state.get().view)) return;
      connection.send({ command: 'hangup' });
      follow({ type: 'hungUp' });
    },
  };
}

function learnSetup(ports: PhonePorts, state: Store<PhoneState>): void {
  ports.loadSetup().then(
    (setup) => state.change({ setup }),
    () => {},
  );
}

/** A TTY's own typing chirps as loudly as the far end's. */
function chirpFor(event: CarrierEvent, ports: Pick<PhonePorts, 'chirp'>): void {
  if ('tty' in event) ports.chirp(event.tty);
}
