import type { FarHandset, RingingCall } from '../../../src/simulator/far-handset.ts';
import type { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { ScriptedHandset, type ScriptStep } from '../../support/scripted-handset.ts';

export interface Telephone extends FarHandset {
  readonly handset: ScriptedHandset;
  /** Null until it has rung. */
  readonly call: RingingCall | null;
}

/** A telephone that the carrier calls; picked up after two seconds unless told otherwise. */
export function telephone(
  clock: VirtualClock,
  steps: readonly ScriptStep[] = [],
  more: Partial<Pick<FarHandset, 'behaviour' | 'ringSeconds'>> & {
    readonly onRinging?: (call: RingingCall) => void;
  } = {},
): Telephone {
  const handset = new ScriptedHandset(clock, steps);
  let held: RingingCall | null = null;
  const pickUp = (call: RingingCall) => {
    void clock.sleep(2000).then(() => call.answer());
  };
  return {
    behaviour: 'rings',
    ringSeconds: 2,
    ...more,
    handset,
    get call() {
      return held;
    },
    onRinging(call) {
      held = call;
      handset.holds(call);
      (more.onRinging ?? pickUp)(call);
    },
  };
}
