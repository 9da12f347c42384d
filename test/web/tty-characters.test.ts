import { expect, it } from 'vitest';
import { typedCharacters } from '../../src/web/call/tty-characters.ts';

it.each([
  ['small letters in capitals', 'tty', 'hello ga', 'HELLO GA', ''],
  ['what every TTY prints', 'tty', `-$',!:(")?./;09`, `-$',!:(")?./;09`, ''],
  ['but no # on a TTY, nor *', 'tty', '12#*', '12', '#*'],
  ['both on relay, which asks for keys', 'relay', '12#*', '12#*', ''],
  ['nor what makes print differently', 'tty', 'a=b+c&d@', 'ABCD', '=+&@'],
  ['nor other scripts, each named once', 'tty', 'señor ñ 💳', 'SEOR  ', 'ñ💳'],
  ['a pasted line break as a space', 'tty', 'one\r\ntwo', 'ONE TWO', ''],
] as const)('a text telephone has %s', (_, device, typed, text, refused) => {
  expect(typedCharacters(typed, device)).toEqual({ text, refused });
});
