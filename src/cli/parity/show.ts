import type { CarrierEvent } from '../../simulator/contract.ts';
import { cutsTurnOff, Turn } from '../../simulator/tty/words.ts';

/** Tells a call's events a line each: what every caller heard or read, and did. */
export function showOn(write: (text: string) => void): (event: CarrierEvent) => void {
  const turn = new Turn();
  const told = (text: string | null) => {
    if (text !== null) write(`  line types     ${text}\n`);
  };
  return (event) => {
    if ('tty' in event && event.by === 'line') return told(turn.add(event.tty));
    if (cutsTurnOff(event)) told(turn.flush());
    write(lineOf(event));
  };
}

function lineOf(event: CarrierEvent): string {
  if ('say' in event) return `  line says      ${event.say}\n`;
  if ('keys' in event) return `  keys           ${event.keys}\n`;
  if ('spoken' in event) return `  caller says    ${event.spoken}\n`;
  if ('tty' in event) return `  caller types   ${event.tty}\n`;
  if ('relay' in event) return `  ${event.by.padEnd(9)} types ${event.relay}\n`;
  if ('whisper' in event) return `  line whispers  ${event.whisper}\n`;
  if ('error' in event) return `  carrier        ${event.error.code} ${event.error.message}\n`;
  return 'end' in event ? `  end            ${event.end}\n` : '';
}
