import type { Call } from '../call.ts';
import { Interrupted, type Outcome } from '../outcome.ts';
import type { DialVerb } from '../twiml/dial.ts';
import { goOnBy, tellAction } from './action.ts';
import { whisper } from './whisper.ts';

interface DialResult {
  readonly status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  readonly talkedSeconds: number;
}

/** Twilio always rings this much longer than asked (reference 5.1). */
const EXTRA_RING_SECONDS = 5;

/** Rings the far party and lets the two talk; keys pressed meanwhile go to the far party. */
export async function executeDial(call: Call, verb: DialVerb): Promise<Outcome> {
  if (verb.number === '')
    return goOnBy(call, verb, resultFields({ status: 'failed', talkedSeconds: 0 }));
  const childSid = call.options.identifiers.sid('CA');
  call.note({ listen: `Dial ${verb.number}`, timeoutSeconds: verb.ringSeconds });
  const leg = { talkedSeconds: 0, connectedAt: null as number | null };
  try {
    const result = await connect(call, verb, leg, childSid);
    call.keypad.clear();
    return goOnBy(call, verb, resultFields(result, childSid));
  } catch (error) {
    if (error instanceof Interrupted && error.interruption.kind === 'hangup') {
      tellActionOfHangup(call, verb, leg.connectedAt, childSid);
    }
    throw error;
  }
}

async function connect(
  call: Call,
  verb: DialVerb,
  leg: { connectedAt: number | null },
  childSid: string,
): Promise<DialResult> {
  const far = call.options.farParty(verb.number);
  const patience = verb.ringSeconds + EXTRA_RING_SECONDS;
  if (far.outcome === 'no-answer' || far.ringSeconds > patience) {
    await call.pass(patience);
    return { status: 'no-answer', talkedSeconds: 0 };
  }
  await call.pass(far.ringSeconds);
  if (far.outcome !== 'answers') return { status: far.outcome, talkedSeconds: 0 };
  if (!(await whisper(call, verb, childSid))) return { status: 'no-answer', talkedSeconds: 0 };
  leg.connectedAt = call.options.clock.now();
  const ends = leg.connectedAt + Math.min(far.talkSeconds, verb.limitSeconds) * 1000;
  await talk(call, verb, ends);
  return { status: 'completed', talkedSeconds: secondsSince(call, leg.connectedAt) };
}

/** Until the far party hangs up, the time limit, or the caller's star with hangupOnStar. */
async function talk(call: Call, verb: DialVerb, ends: number): Promise<void> {
  call.keypad.clear();
  while (call.options.clock.now() < ends) {
    const { arrival } = call.keypad;
    await call.pass((ends - call.options.clock.now()) / 1000, arrival);
    for (let key = call.keypad.take(); key !== null; key = call.keypad.take()) {
      call.note({ keys: key, masked: false });
      if (key === '*' && verb.hangupOnStar) return;
    }
  }
}

function resultFields(result: DialResult, childSid?: string): Record<string, string> {
  const answered = result.status === 'completed';
  return {
    DialCallStatus: result.status,
    ...(childSid !== undefined && { DialCallSid: childSid }),
    ...(answered && { DialCallDuration: String(result.talkedSeconds) }),
    DialBridged: String(answered),
  };
}

/** The action is posted although nobody will hear its document. Unverified at Twilio. */
function tellActionOfHangup(
  call: Call,
  verb: DialVerb,
  connectedAt: number | null,
  childSid: string,
): void {
  const result: DialResult =
    connectedAt === null
      ? { status: 'canceled', talkedSeconds: 0 }
      : { status: 'completed', talkedSeconds: secondsSince(call, connectedAt) };
  tellAction(call, verb, 'completed', resultFields(result, childSid));
}

function secondsSince(call: Call, milliseconds: number): number {
  return Math.round((call.options.clock.now() - milliseconds) / 1000);
}
