import type { MediaStream, Reply } from '../voice/reply.ts';
import { element } from './xml.ts';

/** One listens for a TTY beside the call; its name is how it is stopped. */
const WATCH = 'tty-watch';

/**
 * The typed dialogue: both ways, and the only thing the call does until the line closes the socket.
 * https://www.twilio.com/docs/voice/media-streams
 */
export function writeConnect(stream: MediaStream): string {
  return element('Connect', {}, writeStream(stream, {}));
}

/**
 * Starts or stops listening for a TTY. <Start> goes on beside the verbs after it and gets no keys;
 * what callers press in <Pay> is sound too, so <Stop> stands before it. To stop what has ended
 * already is no error.
 */
export function writeWatch({ watch, endsWatch }: Pick<Reply, 'watch' | 'endsWatch'>): string {
  const stop = endsWatch ? element('Stop', {}, element('Stream', { name: WATCH })) : '';
  if (!watch) return stop;
  const attributes = { name: WATCH, track: 'inbound_track' };
  return stop + element('Start', {}, writeStream(watch, attributes));
}

/** The address takes no query; what belongs to the call goes in a parameter. */
function writeStream(
  { url, token }: MediaStream,
  attributes: Readonly<Record<string, string>>,
): string {
  return element(
    'Stream',
    { url, ...attributes },
    element('Parameter', { name: 'token', value: token }),
  );
}
