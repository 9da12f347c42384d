/** A caller or called number as the request's fields name it. */
export interface Party {
  /** E.164, or one of the spellings of a withheld number. */
  readonly number: string;
  /** ISO country; '' when unknown. */
  readonly country: string;
}

/**
 * Withheld callers (reference 7.2): most networks spell a word on the keypad and Twilio takes it
 * for a number; the first parses as Lesotho. The words themselves also occur.
 */
const keypadSpellings: Readonly<Record<string, Party>> = {
  '': { number: '+266696687', country: 'LS' },
  '+266696687': { number: '+266696687', country: 'LS' },
  '+7378742833': { number: '+7378742833', country: '' },
  '+2562533': { number: '+2562533', country: '' },
  '+8656696': { number: '+8656696', country: '' },
  '+86282452253': { number: '+86282452253', country: '' },
};

/**
 * Who is calling, from the number given to `placeCall`. '' is a withheld number in its commonest
 * form; 'empty' posts an empty From; words such as 'anonymous' are posted as they are.
 */
export function callerOf(from: string): Party {
  if (from === 'empty') return { number: '', country: '' };
  const spelled = Object.hasOwn(keypadSpellings, from) ? keypadSpellings[from] : undefined;
  return spelled ?? partyOf(from);
}

export function partyOf(number: string): Party {
  return { number, country: /^\+1[2-9]\d{9}$/.test(number) ? 'US' : '' };
}
