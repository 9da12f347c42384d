export { createDecoder, type Decoder } from './decoder.ts';
export { createDetector, type Detector } from './detector.ts';
export { type EncoderOptions, encodeCodes, encodeText } from './encoder.ts';
export type { LineQuality } from './line-quality.ts';
export { readDigits, readText } from './read-text.ts';
export type { ReceivedCode } from './received-code.ts';
export { sendableText } from './sendable.ts';
export { codesOf } from './text-to-codes.ts';
