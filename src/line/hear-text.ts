import { inTransaction } from '../store/statement.ts';
import { allowTexts, stopTexts } from '../store/texts.ts';
import type { IncomingText } from '../twilio/read-text.ts';
import type { Line } from './line.ts';

/** Somebody texted the line: STOP and START are kept at once, everything else is left alone. */
export function hearText({ db, clock, log }: Line, text: IncomingText): void {
  const { from, asks, messageSid } = text;
  if (asks !== 'other') {
    const keep = () =>
      asks === 'stop'
        ? stopTexts(db, from, 'caller', clock.now())
        : allowTexts(db, from, clock.now());
    inTransaction(db, keep);
  }
  // Neither the words nor the number: whoever reads the log needs neither.
  log.info({ messageSid, asks }, 'A text came in.');
}
