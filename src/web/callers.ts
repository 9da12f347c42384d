import type { DemoCaller, PhoneSetup } from '../simulator/contract.ts';

/** Who is calling: a demo member's place in the setup, a typed number, or nobody one can see. */
export interface CallerChoice {
  readonly kind: 'demo' | 'number' | 'withheld';
  readonly place: number;
  readonly number: string;
}

export const firstCaller: CallerChoice = { kind: 'demo', place: 0, number: '+1' };

export function demoCaller(choice: CallerChoice, setup: PhoneSetup | null): DemoCaller | null {
  return choice.kind === 'demo' ? (setup?.callers[choice.place] ?? null) : null;
}

/** The number to dial from ('' withholds it), or null while the choice is not complete. */
export function callerNumber(choice: CallerChoice, setup: PhoneSetup | null): string | null {
  if (choice.kind === 'withheld') return '';
  if (choice.kind === 'demo') return demoCaller(choice, setup)?.number ?? null;
  return readNumber(choice.number);
}

/** A number as it is typed, in E.164; null when it is none. */
export function readNumber(typed: string): string | null {
  return isE164(typed) ? typed.replaceAll(/[ ()-]/g, '') : null;
}

/** +, a country code, at most 15 digits (ITU-T E.164); spaces and brackets are forgiven. */
export function isE164(number: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(number.replaceAll(/[ ()-]/g, ''));
}

/** '+18005550100' → '+1 800 555 0100'; other countries stay as they are. */
export function numberForEye(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}

/** '1958-01-02' → 'January 2, 1958'; anything else stays as it is. */
export function dateForEye(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const day = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** '4111111111111111' → '4111 1111 1111 1111'. */
export function cardForEye(number: string): string {
  return number.length === 15
    ? number.replace(/^(\d{4})(\d{6})(\d{5})$/, '$1 $2 $3')
    : number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}
