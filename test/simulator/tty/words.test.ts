import { describe, expect, it } from 'vitest';
import { cutsTurnOff, endsTurn, Turn, Words } from '../../../src/simulator/tty/words.ts';

describe('words as they come', () => {
  const told = (text: string) => {
    const words = new Words();
    const pieces = [...text].map((character) => words.add(character)).filter(Boolean);
    return [...pieces, words.flush()];
  };

  it('are told whole, line breaks as spaces', () => {
    expect(told('BILL 7\r\n$1.20 DUE')).toEqual(['BILL', '7', '$1.20', 'DUE']);
  });

  it('end in GA only where the turn did', () => {
    expect(told('TYPE GA WHEN READY GA')).toEqual(['TYPE', 'GA WHEN', 'READY', 'GA']);
    expect(told('BYE SKSK\r\n').filter(Boolean)).toEqual(['BYE', 'SKSK']);
  });
});

it.each([
  ['HELLO GA', true],
  ['GA', true],
  ['BYE SKSK ', true],
  ['SAGA', false],
  ['GA WHEN READY', false],
])('"%s" gives the turn away: %s', (text, gives) => {
  expect(endsTurn(text)).toBe(gives);
});

it('a turn is one text, whatever callbacks went on beside it', () => {
  const turn = new Turn();
  expect([turn.add('TYPE'), turn.add('1'), turn.add('GA')]).toEqual([null, null, 'TYPE 1 GA']);
  expect([turn.add('HALF'), turn.flush(), turn.flush()]).toEqual([null, 'HALF', null]);
  const exchange = { method: 'POST', url: '', status: 204, form: {}, milliseconds: 1 };
  expect(cutsTurnOff({ request: { ...exchange, purpose: 'status' } })).toBe(false);
  expect(cutsTurnOff({ request: { ...exchange, purpose: 'call' } })).toBe(true);
  expect(cutsTurnOff({ keys: '1', masked: false })).toBe(true);
  expect(cutsTurnOff({ tty: 'MORE', by: 'line' })).toBe(false);
});
