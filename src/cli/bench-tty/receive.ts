import { createDecoder, readText } from '../../relay/baudot/index.ts';

export interface Received {
  readonly text: string;
  readonly cpuMicros: number;
}

/** What our receiver reads in audio, given in frames of 20 ms as a Media Stream does. */
export function receive(audio: Uint8Array): Received {
  const before = process.cpuUsage().user;
  const decoder = createDecoder();
  const codes = [];
  for (let offset = 0; offset < audio.length; offset += 160) {
    codes.push(...decoder.push(audio.subarray(offset, offset + 160)));
  }
  codes.push(...decoder.end());
  return { text: readText(codes), cpuMicros: process.cpuUsage().user - before };
}
