import { systemClock } from '../clock.ts';
import { codeOf, type ErrorCode } from '../errors.ts';
import { placeCall } from './carrier.ts';
import type { CarrierEvent, Handset } from './contract.ts';
import type { PhoneOptions } from './phone/arguments.ts';
import { callPlan, carrierOptions } from './phone/carrier-options.ts';
import { maskCardNumbers, maskExchange } from './phone/mask.ts';
import { listenTo } from './phone/pace.ts';
import { assertReachable } from './phone/reachable.ts';
import { saveRecording, startRecording } from './phone/record.ts';
import { type Output, PlainScreen } from './phone/screen.ts';
import { ScreenHandset } from './phone/screen-handset.ts';
import { ScriptedCaller, stepList } from './phone/scripted-caller.ts';
import { describeListening } from './phone/text.ts';
import type { CardTable } from './transcript/cards.ts';
import { cutsTurnOff, Turn } from './tty/words.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A synthesiser's pace, which only passes the caller's virtual time here. */
const MILLISECONDS_PER_WORD = 400;

/**
 * Places one scripted call against any webhook server and tells it on `output`: JSON lines, or
 * plain text without `json`. The caller's time jumps; the wire's is real.
 * @returns the exit code: 1 when the carrier reported an error or the line could not be reached.
 */
export async function runHeadless(
  options: PhoneOptions,
  output: Output,
  cards: CardTable = {},
): Promise<number> {
  const clock = new VirtualClock(systemClock.now());
  const teller = options.json ? jsonTeller(output, clock) : plainTeller(options, output, clock);
  const caller = new ScriptedCaller(stepList(options.steps), clock, teller.onTurn);
  const plan = callPlan(options);
  const recorder = startRecording(teller.handset, clock, cards, plan);
  let failed = false;
  const handset: Handset = {
    hear: (sound, stop) => caller.whileHearing(recorder.hear(sound, stop)),
    note(event) {
      if ('error' in event && event.error.severity === 'error') failed = true;
      // Callbacks follow the end of a call; what is told ends with it.
      if (!('end' in event)) recorder.note(event);
      caller.note(event);
    },
  };
  try {
    await assertReachable(options.voiceUrl, options.fallbackUrl);
    const call = placeCall(carrierOptions(options, clock), plan, handset);
    caller.pickUp(call);
    recorder.note({ end: await call.ended });
    if (options.record !== undefined) await saveRecording(recorder, options.record);
  } catch (error) {
    tellFailure(error, options.json, output);
    failed = true;
  }
  return failed ? 1 : 0;
}

/** Tells an error that is no part of a call: `{"error":{code,message}}`, or its message. */
export function tellFailure(error: unknown, json: boolean, output: Output): void {
  const code: ErrorCode | 'unexpected' = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  output.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`);
}

/** How a call is told: through a handset, and when it is the caller's turn. */
interface Teller {
  readonly handset: Handset;
  readonly onTurn?: (listen: string) => void;
}

function plainTeller(options: PhoneOptions, output: Output, clock: VirtualClock): Teller {
  const { verbose } = options;
  const screen = new PlainScreen(output, { clock, millisecondsPerWord: MILLISECONDS_PER_WORD });
  return {
    handset: new ScreenHandset({ screen, clock, verbose, scripted: true }),
    onTurn: (listen) => screen.tell(describeListening(listen), 'quiet'),
  };
}

function jsonTeller(output: Output, clock: VirtualClock): Teller {
  const turn = new Turn();
  const tellTyped = (text: string | null, by: 'line' | 'caller') => {
    if (text === null) return;
    output.write(`${JSON.stringify({ tty: maskCardNumbers(text), by })}\n`);
  };
  const handset: Handset = {
    hear: (sound, stop) => listenTo(sound, clock, stop),
    note(event) {
      if ('tty' in event && event.by === 'line') {
        tellTyped(turn.add(event.tty), 'line');
        return;
      }
      if (cutsTurnOff(event)) tellTyped(turn.flush(), 'line');
      if ('tty' in event) tellTyped(event.tty, 'caller');
      const line = jsonLine(event);
      if (line) output.write(`${JSON.stringify(line)}\n`);
    },
  };
  return { handset };
}

/** What the JSON output shows of an event; a warning is marked, since it fails no call. */
function jsonLine(event: CarrierEvent): object | undefined {
  if ('request' in event) {
    const { method, url, status, form } = maskExchange(event.request);
    return { request: { method, url, status, form } };
  }
  if ('say' in event) return { say: event.say };
  if ('play' in event) return { play: event.play };
  if ('listen' in event) return { listen: event.listen };
  if ('error' in event) {
    const { code, message, severity } = event.error;
    return { error: severity === 'error' ? { code, message } : { code, message, severity } };
  }
  if ('queue' in event) return { queue: event.queue };
  if ('conference' in event) return { conference: event.conference, room: event.room };
  return 'end' in event ? { end: event.end } : undefined;
}
