import { PaylineError } from '../../errors.ts';

/** The options of `payline provision`, as commander hands them over. */
export interface ProvisionArguments {
  readonly plan?: boolean;
  readonly undo?: boolean;
  readonly number?: string;
  readonly areaCode?: string;
  readonly tollFree?: boolean;
}

/** Which number is meant: this one, one to be bought, or the one that is set up already. */
export type Wish =
  | { readonly kind: 'given'; readonly phoneNumber: string }
  | { readonly kind: 'buy'; readonly areaCode: string | null; readonly tollFree: boolean }
  | { readonly kind: 'setUp' };

const TOLL_FREE = /^8(?:00|33|44|55|66|77|88)$/;

/** Throws provision.badChoice. */
export function readWish({ undo, number, areaCode, tollFree }: ProvisionArguments): Wish {
  const isBuying = areaCode !== undefined || tollFree === true;
  if (isBuying && (number !== undefined || undo)) {
    throw bad('--area-code and --toll-free buy a number; they go with neither --number nor --undo');
  }
  if (number !== undefined) return { kind: 'given', phoneNumber: readNumber(number) };
  if (!isBuying) return { kind: 'setUp' };
  if (areaCode !== undefined && !/^[2-9]\d{2}$/.test(areaCode)) {
    throw bad(`"${areaCode}" is no area code. Write three digits, as --area-code 415`);
  }
  if (areaCode !== undefined && TOLL_FREE.test(areaCode) !== (tollFree === true)) {
    const hint = tollFree
      ? 'is no area code of toll-free numbers'
      : 'is toll-free: add --toll-free';
    throw bad(`${areaCode} ${hint}`);
  }
  return { kind: 'buy', areaCode: areaCode ?? null, tollFree: tollFree === true };
}

function readNumber(text: string): string {
  const phoneNumber = text.replaceAll(/[\s().-]/g, '');
  if (/^\+[1-9]\d{7,14}$/.test(phoneNumber)) return phoneNumber;
  throw bad(`"${text}" is no telephone number. Write it as --number +18005550142`);
}

function bad(what: string): PaylineError {
  return new PaylineError('provision.badChoice', `${what}. Nothing was changed.`);
}
