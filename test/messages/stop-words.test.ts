import { expect, it } from 'vitest';
import { canText } from '../../src/messages/can-text.ts';
import { readReply } from '../../src/messages/stop-words.ts';
import { writeDate, writeMoney } from '../../src/messages/written.ts';

it.each([
  ...['STOP', 'stop', ' Stop. ', 'STOPALL', 'unsubscribe', 'Cancel', 'END', 'quit!'].map(
    (body) => [body, 'stop'] as const,
  ),
  ...['Opt-out', 'ALTO', '¡Alto!', 'cancelar', 'basta'].map((body) => [body, 'stop'] as const),
  ...['START', 'start', 'Unstop', 'yes'].map((body) => [body, 'start'] as const),
  ...['', '   ', "don't stop", 'stop it all now please', 'thanks', 'HELP', '🛑'].map(
    (body) => [body, 'other'] as const,
  ),
])('the reply "%s" asks to %s', (body, asks) => {
  expect(readReply(body)).toBe(asks);
});

it.each([
  ['+14155550117', true, 'San Francisco'],
  ['+18085550141', true, 'Hawaii'],
  ['+18005550100', false, 'toll-free'],
  ['+19005550100', false, 'premium rate'],
  ['+14165550127', false, 'Toronto'],
  ['+18765550100', false, 'Jamaica'],
  ['+447700900123', false, 'a mobile in the United Kingdom'],
  ['+1415555011', false, 'a digit short'],
  ['+1911', false, 'an emergency number'],
])('%s can get a text: %s (%s)', (number, can) => {
  expect(canText(number)).toBe(can);
});

it.each([
  [12_450, 'en-US', '$124.50'],
  [123_400, 'en-US', '$1,234.00'],
  [5, 'en-US', '$0.05'],
  [123_456, 'es-US', '$1,234.56'],
])('%i cents are written in %s as %s', (cents, locale, written) => {
  expect(writeMoney(cents, locale)).toBe(written);
});

it.each([
  ['2026-03-02', 'en-US', 'March 2, 2026'],
  ['2028-02-29', 'es-US', '29 de febrero de 2028'],
])('%s is written in %s as %s', (date, locale, written) => {
  expect(writeDate(date, locale)).toBe(written);
});
