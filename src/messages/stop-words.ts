/**
 * What a reply asks for. The English words are those Twilio acts on by default; the Spanish ones are
 * ours to honour (47 CFR 64.1200(a)(10): any reasonable means of saying so).
 */
const STOP_WORDS: ReadonlySet<string> = new Set([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'OPT OUT'],
  ...['ALTO', 'PARAR', 'BASTA', 'CANCELAR', 'DETENER'],
]);
const START_WORDS: ReadonlySet<string> = new Set(['START', 'UNSTOP', 'YES', 'COMENZAR', 'INICIAR']);

/** Reads a whole reply, whatever its case, spaces and marks: "Stop." stops, "don't stop" does not. */
export function readReply(body: string): 'stop' | 'start' | 'other' {
  const words = body
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toUpperCase();
  if (STOP_WORDS.has(words)) return 'stop';
  return START_WORDS.has(words) ? 'start' : 'other';
}
