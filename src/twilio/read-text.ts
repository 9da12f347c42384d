import { PaylineError } from '../errors.ts';
import { readReply } from '../messages/stop-words.ts';
import type { Form } from './form.ts';
import { readAccountSid } from './read-parties.ts';

/** The number's messaging webhook, below PUBLIC_BASE_URL. */
export const incomingTextPath = '/messages/incoming';

/** Nothing is answered: Twilio itself confirms STOP, START and HELP. */
export const noReplyTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export interface IncomingText {
  readonly accountSid: string;
  readonly messageSid: string;
  /** E.164. */
  readonly from: string;
  readonly asks: 'stop' | 'start' | 'other';
}

/**
 * Reads a text that somebody sent to the line. What Twilio's Advanced Opt-Out understood
 * (OptOutType) counts; without it the words themselves.
 * @throws PaylineError webhook.malformed when a SID or From is missing or misshapen.
 */
export function readIncomingText(form: Form): IncomingText {
  const from = matching(form, 'From', /^\+[1-9]\d{6,14}$/);
  const type = form.get('OptOutType');
  return {
    accountSid: readAccountSid(form),
    messageSid: matching(form, 'MessageSid', /^(?:SM|MM)[0-9a-f]{32}$/),
    from,
    asks: type === undefined ? readReply(form.get('Body') ?? '') : asked(type),
  };
}

function asked(optOutType: string): IncomingText['asks'] {
  if (optOutType === 'STOP') return 'stop';
  return optOutType === 'START' ? 'start' : 'other';
}

function matching(form: Form, name: 'From' | 'MessageSid', pattern: RegExp): string {
  const value = form.get(name) ?? '';
  if (pattern.test(value)) return value;
  throw new PaylineError('webhook.malformed', `The field ${name} is missing or misshapen.`);
}
