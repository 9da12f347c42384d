import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { type Form, parseForm } from '../../src/twilio/form.ts';

/** Requests as Twilio makes them, signed by Twilio's own SDK. */
export const callSid = 'CA0123456789abcdef0123456789abcdef';
export const otherCallSid = 'CAffffffffffffffffffffffffffffffff';
export const accountSid = 'AC0123456789abcdef0123456789abcdef';
export const authToken = '5f0c2a6e8d1b4793a5c7e9f1b3d50246';

export type Fields = Readonly<Record<string, string>>;

/** What every TwiML request says, with the duplicates of real captures. */
export const standardFields: Fields = {
  ApiVersion: '2010-04-01',
  AccountSid: accountSid,
  CallSid: callSid,
  CallStatus: 'in-progress',
  Called: '+18005550100',
  Caller: '+16125550123',
  CallerCity: 'MINNEAPOLIS',
  CallerCountry: 'US',
  CallerState: 'MN',
  CallerZip: '55401',
  Direction: 'inbound',
  From: '+16125550123',
  FromCity: 'MINNEAPOLIS',
  To: '+18005550100',
  ToCity: '',
};

export function bodyOf(fields: Fields): string {
  return new URLSearchParams(fields).toString();
}

/** The standard fields and these, as a form. */
export function formWith(fields: Fields): Form {
  return parseForm(bodyOf({ ...standardFields, ...fields }));
}

export function sign(
  url: string,
  fields: Readonly<Record<string, string | string[]>>,
  token = authToken,
): string {
  return webhooks.getExpectedTwilioSignature(token, url, fields);
}
