import { pick, type Random } from '../../simulator/tty/random.ts';

const WORDS = (
  'HELLO MEMBER ID IS THE BILL AMOUNT DUE PLS PAY WANT MY BALANCE Q GA SK THANK U CARD ENDING ' +
  'NEXT MONTH PREMIUM MEDICAL JUNE DOCTOR JAZZ QUOTE VISIT FIX WHY BECAUSE TOO YOU TERRY OR'
).split(' ');

/** At least `length` characters as a TTY user and a pay line type them, cut to it. */
export function randomText(random: Random, length: number): string {
  const parts: string[] = [];
  let size = 0;
  while (size <= length) {
    const part = random() < 0.6 ? pick(random, WORDS) : randomFigures(random);
    parts.push(part);
    size += part.length + 1;
  }
  return parts.join(' ').slice(0, length).trimEnd();
}

function randomFigures(random: Random): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const kind = random();
  if (kind < 0.6) return digits(3 + Math.floor(random() * 7));
  if (kind < 0.8) return `$${1 + Math.floor(random() * 999)}.${digits(2)}`;
  return pick(random, ['7/14', '(555)', '12:30', 'JUNE 3,', "DON'T", 'OK!', 'WHY?', '10-4', 'A;']);
}
