/** The abbreviations of people who type at a TTY. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/\bNO RECORDING\b/g, 'WITHOUT A RECORDING'],
  [/\bACCTS?\b/g, 'ACCOUNT'],
  [/\bAMT\b/g, 'AMOUNT'],
  [/\bCONF\b/g, 'CONFIRMATION'],
  [/\bHD PLS\b/g, 'PLEASE HOLD'],
  [/\b(?:KEY|TYPE)\b/g, 'ENTER'],
  [/\bMED\b/g, 'MEDICAL'],
  [/\bMIN\b/g, 'MINIMUM'],
  [/\bNBRS\b/g, 'NUMBERS'],
  [/\bNBR\b/g, 'NUMBER'],
  [/\bOPR\b/g, 'A PERSON'],
  [/\bPLS\b/g, 'PLEASE'],
  [/\bREF\b/g, 'REFERENCE'],
  [/\bU\b/g, 'YOU'],
  [/\bUR\b/g, 'YOUR'],
];

/** In a choice, where a word stands for a sentence. */
const IN_A_CHOICE: readonly (readonly [RegExp, string])[] = [
  [/^ALL\b/, 'ALL OF IT'],
  [/^BACK\b/, 'GO BACK'],
  [/^(?:NEW|OTHER)\b(?! (?:CHARGES|CHOICES))/, 'ANOTHER'],
  [/^KEY\b/, 'TO ENTER'],
  [/^SPLIT\b/, 'PAY IN INSTALLMENTS'],
];

/** A text without its abbreviations. */
export function expanded(text: string): string {
  return MEANINGS.reduce((told, [from, to]) => told.replace(from, to), text).trim();
}

/** A choice of a menu as a telephone's prompt says it: "GO BACK, press 9." */
export function choiceSentence(words: string, key: string): string {
  const meant = IN_A_CHOICE.reduce((text, [from, to]) => text.replace(from, to), words);
  return `${expanded(meant)}, press ${key}.`;
}
