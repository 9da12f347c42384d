import type { Clock } from '../clock.ts';
import type { LiveCall } from './carrier.ts';
import type { Handset } from './contract.ts';
import type { FarPartyBehaviour } from './far-party.ts';
import { listenTo } from './phone/pace.ts';

/** A call as the telephone that it rings holds it. */
export interface RingingCall extends LiveCall {
  /** Picks up; nothing happens once the call is answered or over. */
  answer(): void;
  /** Does not want it: the line finds the telephone busy. */
  decline(): void;
}

/** The telephone at the other end of a call that the REST API places. */
export interface FarHandset {
  /** A telephone that 'rings' is answered by whoever `onRinging` tells of it, or by nobody. */
  readonly behaviour: 'rings' | 'busy' | 'no-answer' | 'machine' | 'fax' | 'failed';
  /** How long until a machine answers, or until it is found busy or unreachable. */
  readonly ringSeconds: number;
  /** What is heard at it, once it is answered. */
  readonly handset: Handset;
  /** It begins to ring. */
  onRinging(call: RingingCall): void;
}

/** An address of Twilio's Voice SDK: a browser, by its identity (letters, digits, underscores). */
export function isBrowserAddress(to: string): boolean {
  return /^client:\w{1,256}$/.test(to);
}

/** Nobody is there: a browser that is not open. Twilio makes the call all the same, and it fails. */
export function absentHandset(): FarHandset {
  return {
    behaviour: 'failed',
    ringSeconds: 0,
    handset: { hear: async () => {}, note() {} },
    onRinging() {},
  };
}

/** A person who does nothing but answer, listen, and hang up after a while. */
export function listeningHandset(
  { outcome, ringSeconds, talkSeconds }: FarPartyBehaviour,
  clock: Clock,
): FarHandset {
  return {
    behaviour: outcome === 'answers' ? 'rings' : outcome,
    ringSeconds,
    handset: { hear: (sound, stop) => listenTo(sound, clock, stop), note() {} },
    onRinging(call) {
      const over = new AbortController();
      void call.ended.then(() => over.abort());
      const answerAndListen = async () => {
        await clock.sleep(ringSeconds * 1000, over.signal);
        call.answer();
        await clock.sleep(talkSeconds * 1000, over.signal);
        call.hangUp();
      };
      void answerAndListen();
    },
  };
}
