import type { CarrierEvent, Handset, WebhookExchange } from '../../simulator/contract.ts';
import { CommunicationsAssistant } from '../../simulator/relay/assistant.ts';
import { ScriptedRelayUser } from '../../simulator/relay/scripted-user.ts';
import type { LineWorld } from './line-world.ts';
import { Navigator } from './navigator.ts';
import { RelayMind } from './relay-mind.ts';
import type { Task } from './tasks.ts';
import { TtyCaller } from './tty-caller.ts';
import { TtyMind } from './tty-mind.ts';
import { hearSound, VoiceCaller } from './voice-caller.ts';

/** How a call went, before anybody looked at what came of it. */
export interface Placed {
  readonly redials: number;
  /** What was said to the caller when they gave up; null when they did not. */
  readonly lostAt: string | null;
  readonly exchanges: readonly WebhookExchange[];
}

/** A way of calling: the same tasks, the same line. */
export interface CallerKind {
  readonly name: string;
  place(world: LineWorld, task: Task, show: (event: CarrierEvent) => void): Promise<Placed>;
}

const voice: CallerKind = {
  name: 'voice',
  async place(world, task, show) {
    const exchanges: WebhookExchange[] = [];
    const navigator = new Navigator(task);
    const caller = new VoiceCaller(world.clock, navigator);
    const handset = overhear(caller, exchanges, show);
    const call = world.place(handset, { from: task.from });
    caller.pickUp(call);
    await call.ended;
    return { redials: 0, lostAt: navigator.lostAt, exchanges };
  },
};

/** Who does not speak has the terms in writing rather than a recording of the assistant's voice. */
const IN_WRITING = [/\bwithout (?:a )?recording\b|\bin writing\b/];

/** A user of relay, behind a communications assistant; chooses what they prefer wherever offered. */
export function relayCaller(prefers: readonly RegExp[]): CallerKind {
  return {
    name: 'relay',
    async place(world, task, show) {
      const { clock } = world;
      const exchanges: WebhookExchange[] = [];
      const mind = new RelayMind(() => new Navigator(task, prefers));
      const user = new ScriptedRelayUser(clock, mind);
      const ear: Handset = {
        hear: (sound, stop) => hearSound(sound, clock, stop),
        note: (event) => user.note(event),
      };
      const assistant = new CommunicationsAssistant({
        clock,
        handset: overhear(ear, exchanges, show),
        place: (handset) => world.place(handset, { from: task.from }),
      });
      user.sitDown(assistant);
      await assistant.ended;
      return { redials: assistant.redials, lostAt: mind.lostAt, exchanges };
    },
  };
}

/** A caller with a TTY, on the number that is kept for them. */
const tty: CallerKind = {
  name: 'TTY',
  async place(world, task, show) {
    const exchanges: WebhookExchange[] = [];
    const mind = new TtyMind(new Navigator(task, IN_WRITING));
    const caller = new TtyCaller(world.clock, mind);
    const handset = overhear(caller, exchanges, show);
    const call = world.place(handset, { from: task.from, device: 'tty' });
    caller.pickUp(call);
    await call.ended;
    return { redials: 0, lostAt: mind.lostAt, exchanges };
  },
};

/** The first is what the others are compared with. */
export const callerKinds: readonly [CallerKind, ...CallerKind[]] = [
  voice,
  relayCaller(IN_WRITING),
  tty,
];

function overhear(
  handset: Handset,
  exchanges: WebhookExchange[],
  show: (event: CarrierEvent) => void,
): Handset {
  return {
    hear: (sound, stop) => handset.hear(sound, stop),
    note(event) {
      if ('request' in event) exchanges.push(event.request);
      show(event);
      handset.note(event);
    },
  };
}
