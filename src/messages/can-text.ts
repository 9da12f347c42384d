import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Whether an E.164 number is one in the United States that may belong to a mobile phone. */
export function canText(phoneNumber: string): boolean {
  const parsed = parsePhoneNumberFromString(phoneNumber);
  if (parsed?.country !== 'US' || !parsed.isValid()) return false;
  const type = parsed.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
