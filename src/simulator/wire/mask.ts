/**
 * What the inspector, the JSON output and a transcript may show of a form. Pay's own fields arrive
 * masked; a card number keyed at another prompt, an expiry and a token do not.
 */
export function maskForm(form: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, maskField(name, value)]),
  );
}

/** True when keys could be a card number: 13 to 19 digits that pass the Luhn check. */
export function looksLikeCard(keys: string): boolean {
  const digits = keys.replace(/\D/g, '');
  return digits.length >= 13 && digits.length <= 19 && passesLuhn(digits);
}

export function maskKeys(keys: string): string {
  return keys.replace(/[0-9]/g, 'x');
}

/** The check digit of ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits !== '' && sum % 10 === 0;
}

/** What Twilio posts in clear and nobody needs to see. */
const SECRET_FIELDS = new Set(['ExpirationDate', 'SecurityCode', 'BankRoutingNumber']);

function maskField(name: string, value: string): string {
  if (SECRET_FIELDS.has(name)) return maskKeys(value);
  if (name === 'PaymentToken' || name === 'CallToken') return keepEnd(value);
  return looksLikeCard(value) && name === 'Digits' ? maskKeys(value) : value;
}

function keepEnd(value: string): string {
  return value.length > 4 ? `…${value.slice(-4)}` : value;
}
