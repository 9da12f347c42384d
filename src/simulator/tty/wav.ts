const MULAW = 7;

/** The bytes of a µ-law WAV of 8 kHz, one channel; null for any other file. */
export function mulawOf(file: Uint8Array): Uint8Array | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const name = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return null;
  let isMulaw = false;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name(at) === 'fmt ' && body + 16 <= file.length) {
      const format = view.getUint16(body, true);
      const channels = view.getUint16(body + 2, true);
      isMulaw = format === MULAW && channels === 1 && view.getUint32(body + 4, true) === 8000;
    }
    if (name(at) === 'data') return isMulaw ? file.subarray(body, body + size) : null;
    at = body + size + (size % 2);
  }
  return null;
}
