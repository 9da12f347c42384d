import type { Call } from '../call.ts';
import type { StreamNoun } from '../twiml/stream.ts';
import { MediaStream } from './media-stream.ts';
import { openSocket } from './open-socket.ts';

/** Opens the stream of a document and feeds it; null (and reported) when the line refuses it. */
export async function openStream(
  call: Call,
  noun: StreamNoun,
  isTwoWay: boolean,
): Promise<{ readonly stream: MediaStream | null }> {
  const { line, identifiers, wireClock } = call.options;
  const socket = await openSocket(noun.url, line, call.line.addresses);
  if ('code' in socket) {
    call.report(socket);
    return { stream: null };
  }
  const { callSid, accountSid } = call.facts;
  const facts = {
    ...{ streamSid: identifiers.sid('MZ'), accountSid, callSid },
    parameters: noun.parameters,
  };
  const report = call.report.bind(call);
  const stream = new MediaStream({ socket, facts, name: noun.name, isTwoWay, wireClock, report });
  call.streams.add(stream);
  return { stream };
}
