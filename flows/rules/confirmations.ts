/** Damm's quasigroup: every single wrong digit and every swap of neighbours is noticed. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

export const CONFIRMATION_DIGITS = 8;

/** Whether a confirmation number can be ours: eight digits and the right check digit. */
export function isConfirmation(text: string): boolean {
  return /^\d{8}$/.test(text) && checkDigit(text) === '0';
}

/** The digit that makes `digits` and itself check to 0. */
export function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.[Number(digit)] ?? 0);
  return String(interim);
}
