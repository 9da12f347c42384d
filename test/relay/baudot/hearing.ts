import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDecoder, type ReceivedCode, readText } from '../../../src/relay/baudot/index.ts';
import { rootFolder } from '../../../src/root.ts';

/** Audio or text made by other people's modems. */
export function vector(file: string): Buffer {
  return readFileSync(join(rootFolder, 'test/relay/baudot/vectors', file));
}

export function codesIn(audio: Uint8Array, chunkBytes = 160): ReceivedCode[] {
  const decoder = createDecoder();
  const codes: ReceivedCode[] = [];
  for (let offset = 0; offset < audio.length; offset += chunkBytes) {
    codes.push(...decoder.push(audio.subarray(offset, offset + chunkBytes)));
  }
  return [...codes, ...decoder.end()];
}

export function textIn(audio: Uint8Array): string {
  return readText(codesIn(audio));
}
