import { type CarrierOptions, type LiveCall, placeCall } from '../../src/simulator/carrier.ts';
import type { CallPlan, EndReason, LineAddress } from '../../src/simulator/contract.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { ScriptedHandset, type ScriptStep } from '../support/scripted-handset.ts';
import { type Route, startTinyLine, type TinyLine, type Upgrade } from '../support/tiny-line.ts';

export const authToken = '12345';
export const accountSid = `AC${'0'.repeat(32)}`;
export const startOfTime = Date.UTC(2026, 0, 15, 12);

export interface Told {
  readonly line: TinyLine;
  readonly handset: ScriptedHandset;
  readonly end: EndReason;
  /** How long the call took on the caller's clock. */
  readonly seconds: number;
}

export interface Scenario {
  /** Documents by path; the call begins at /voice. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly steps?: readonly ScriptStep[];
  readonly from?: string;
  readonly to?: string;
  readonly line?: Partial<LineAddress>;
  readonly carrier?: Partial<CarrierOptions>;
  /** What the line does with a stream's handshake. */
  readonly upgrade?: Upgrade;
  /** What the caller holds, and the network before it. */
  readonly plan?: Pick<CallPlan, 'device' | 'impairment'>;
  /** Gets the call before it begins. */
  readonly placed?: (call: LiveCall) => void;
  /** Given when a step needs to let the caller's time pass. */
  readonly clock?: VirtualClock;
}

/** `<Response>` around verbs. */
export function twiml(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
}

/** Calls a line that exists for this test alone, and tells what came of it. */
export async function callTinyLine(scenario: Scenario): Promise<Told> {
  const line = await startTinyLine(scenario.routes, scenario.upgrade);
  const clock = scenario.clock ?? new VirtualClock(startOfTime);
  const handset = new ScriptedHandset(clock, scenario.steps ?? []);
  const address = { voiceUrl: `${line.url}/voice`, accountSid, authToken };
  const call = placeCall(
    { line: { ...address, ...absolute(line.url, scenario.line) }, clock, ...scenario.carrier },
    {
      from: scenario.from ?? '+12125550142',
      to: scenario.to ?? '+18005550100',
      ...scenario.plan,
    },
    handset,
  );
  handset.holds(call);
  scenario.placed?.(call);
  const end = await call.ended;
  return { line, handset, end, seconds: (clock.now() - startOfTime) / 1000 };
}

/** A scenario names paths of a server whose port nobody knows yet. */
function absolute(base: string, line: Partial<LineAddress> = {}): Partial<LineAddress> {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      value.startsWith('/') ? base + value : value,
    ]),
  );
}
