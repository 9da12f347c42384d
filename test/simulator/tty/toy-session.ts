import {
  type CarrierMessage,
  type LineStream,
  type StreamServer,
  streamServer,
} from '../streams/stream-line.ts';

/** What the toy line types at the start and after each turn of the caller; null closes. */
export type Answer = (turn: string) => string | null;

/**
 * A line that talks over streams: it types a greeting, then answers each of the caller's turns that
 * ends in GA, and 20 s of silence with STILL THERE.
 */
export function toySession(greeting: string, answer: Answer): StreamServer {
  const states = new WeakMap<LineStream, { read: number; silentFrames: number; busy: boolean }>();
  const on = (message: CarrierMessage, stream: LineStream) => {
    const state = states.get(stream) ?? { read: 0, silentFrames: 0, busy: true };
    states.set(stream, state);
    const say = (text: string | null) => {
      state.silentFrames = 0;
      state.busy = true;
      if (text === null) stream.close();
      else stream.type(text);
    };
    if (message.event === 'start') say(greeting);
    if (message.mark) state.busy = false;
    if (message.dtmf) say(answer(message.dtmf.digit));
    if (!message.media || state.busy) return;
    state.silentFrames += 1;
    const turn = stream.text.slice(state.read);
    if (/\bGA$/.test(turn)) {
      state.read = stream.text.length;
      say(answer(turn));
    } else if (state.silentFrames > 1000) say('STILL THERE Q GA');
  };
  return streamServer(on);
}
