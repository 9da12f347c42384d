import { placeCall } from '../../../src/simulator/carrier.ts';
import type { CarrierEvent, EndReason } from '../../../src/simulator/contract.ts';
import { listenTo } from '../../../src/simulator/phone/pace.ts';
import { CommunicationsAssistant } from '../../../src/simulator/relay/assistant.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { type Route, startTinyLine, type TinyLine } from '../../support/tiny-line.ts';
import { accountSid, authToken, startOfTime } from '../call-tiny-line.ts';

/** A user's hands: a keyboard, and what they have noticed so far. */
export interface User {
  readonly type: (text: string) => void;
  readonly clock: VirtualClock;
  readonly events: readonly CarrierEvent[];
}

/** What the user does when it is their turn: types this, or anything else. */
export type UserStep = string | ((user: User) => unknown);

export interface Written {
  readonly by: 'assistant' | 'user';
  readonly text: string;
  readonly atSeconds: number;
}

export interface Relayed {
  readonly line: TinyLine;
  readonly end: EndReason;
  readonly redials: number;
  readonly events: readonly CarrierEvent[];
  readonly written: readonly Written[];
  /** All that was typed to the user, in one piece. */
  readonly read: string;
}

/**
 * A call to a line of this test's own through an assistant. The user does a step at each GA, and
 * types SK when there is none left; `onRead` is told whatever else they read.
 */
export async function relayTo(
  routes: Readonly<Record<string, Route>>,
  steps: readonly UserStep[],
  onRead: (text: string, user: User) => void = () => {},
): Promise<Relayed> {
  const line = await startTinyLine(routes);
  const clock = new VirtualClock(startOfTime);
  const events: CarrierEvent[] = [];
  const written: Written[] = [];
  const left = [...steps];
  const user: User = { type: (text) => assistant.type(text), clock, events };
  const read = (text: string) => {
    const step = text === 'GA' ? (left.shift() ?? 'SK') : null;
    if (step === null) onRead(text, user);
    else if (typeof step === 'string') user.type(step);
    else step(user);
  };
  const assistant = new CommunicationsAssistant({
    clock,
    handset: {
      hear: (sound, stop) => listenTo(sound, clock, stop),
      note(event) {
        events.push(event);
        if (!('relay' in event)) return;
        const atSeconds = (clock.now() - startOfTime) / 1000;
        written.push({ by: event.by, text: event.relay, atSeconds });
        if (event.by === 'assistant') read(event.relay);
      },
    },
    place: (ear) =>
      placeCall(
        { line: { voiceUrl: `${line.url}/voice`, accountSid, authToken }, clock },
        { from: '+12125550142', to: '+18005550100' },
        ear,
      ),
  });
  const end = await assistant.ended;
  const typed = written.filter(({ by }) => by === 'assistant').map(({ text }) => text);
  return { line, end, redials: assistant.redials, events, written, read: typed.join(' ') };
}
