import type { AnsweredBy } from '../../flows/vocabulary.ts';
import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';
import { readParties } from './read-parties.ts';

/** The first webhook of a call that we have made. */
export interface Answered {
  readonly callSid: string;
  readonly accountSid: string;
  /** E.164: the number that was called. */
  readonly calledNumber: string;
  /** E.164: ours. */
  readonly lineNumber: string;
  readonly answeredBy: AnsweredBy;
}

/**
 * Reads who answered a call of ours. Of a call going out `To` is the member's number and `From` the
 * line's; AnsweredBy is there when machine detection was asked for, and human, fax, unknown or
 * machine_start, machine_end_beep, machine_end_silence, machine_end_other.
 * https://www.twilio.com/docs/voice/answering-machine-detection
 * @throws PaylineError webhook.malformed when a SID or a number is missing or misshapen.
 */
export function readAnswered(form: Form): Answered {
  const { callSid, accountSid, from, to } = readParties(form);
  if (from === null) {
    throw new PaylineError(
      'webhook.malformed',
      'A call of ours does not say which number it is from.',
    );
  }
  const answeredBy = answeredByOf(form.get('AnsweredBy') ?? 'unknown');
  return { callSid, accountSid, calledNumber: to, lineNumber: from, answeredBy };
}

/** Nobody hears a word at a fax either. */
function answeredByOf(value: string): AnsweredBy {
  if (value === 'human') return 'human';
  return value === 'fax' || value.startsWith('machine_') ? 'machine' : 'unknown';
}
