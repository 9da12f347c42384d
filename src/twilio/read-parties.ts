import { PaylineError } from '../errors.ts';
import type { FieldName, Form } from './form.ts';

/** Whose call a webhook speaks of. */
export interface Parties {
  readonly callSid: string;
  readonly accountSid: string;
  /** E.164; null when the caller's number is withheld or is no telephone number. */
  readonly from: string | null;
  /** The number called: E.164, or a sip: or client: address. */
  readonly to: string;
}

const CALL_SID = /^CA[0-9a-f]{32}$/;
const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const ADDRESS = /^(?:sip|sips|client):[\x21-\x7e]{1,250}$/;

/**
 * Withheld numbers come as words (anonymous, restricted, …) or as those words spelled on a keypad,
 * which look like real numbers abroad: +266696687 (ANONYMOUS) would be in Lesotho.
 */
const WITHHELD: ReadonlySet<string> = new Set([
  '+266696687', // ANONYMOUS
  '+7378742833', // RESTRICTED
  '+2562533', // BLOCKED
  '+8656696', // UNKNOWN
  '+86282452253', // UNAVAILABLE
]);

/**
 * Reads who calls whom, which every TwiML request says.
 * @throws PaylineError webhook.malformed when a SID, From or To is missing or misshapen.
 */
export function readParties(form: Form): Parties {
  const from = requireField(form, 'From');
  const to = requireField(form, 'To');
  if (!E164.test(to) && !ADDRESS.test(to)) throw misshapen('To');
  return {
    callSid: readCallSid(form),
    accountSid: readAccountSid(form),
    from: E164.test(from) && !WITHHELD.has(from) ? from : null,
    to,
  };
}

export function readCallSid(form: Form): string {
  return matching(form, 'CallSid', CALL_SID);
}

/** The caller's leg, of a request about the leg to the person they are put through to. */
export function readParentCallSid(form: Form): string {
  return matching(form, 'ParentCallSid', CALL_SID);
}

export function readAccountSid(form: Form): string {
  return matching(form, 'AccountSid', ACCOUNT_SID);
}

function matching(form: Form, name: FieldName, pattern: RegExp): string {
  const value = requireField(form, name);
  if (!pattern.test(value)) throw misshapen(name);
  return value;
}

function requireField(form: Form, name: FieldName): string {
  const value = form.get(name);
  if (value === undefined) {
    throw new PaylineError('webhook.malformed', `The webhook has no field ${name}.`);
  }
  return value;
}

function misshapen(name: FieldName): PaylineError {
  return new PaylineError('webhook.malformed', `The webhook's field ${name} is misshapen.`);
}
