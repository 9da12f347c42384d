import { expect, it } from 'vitest';
import { readCsv } from '../../../src/billing/import/csv.ts';

const cellsOf = (text: string) => readCsv(text).rows.map(({ cells }) => cells);

it.each<[text: string, rows: string[][]]>([
  ['', []],
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
  ['"a","b"', [['a', 'b']]],
  ['"a,b",c', [['a,b', 'c']]],
  ['"say ""hi""",""', [['say "hi"', '']]],
  ['""""', [['"']]],
  ['"two\r\nlines",c\n', [['two\r\nlines', 'c']]],
  ['a\n\nb\n', [['a'], [''], ['b']]],
  [' a , b ', [[' a ', ' b ']]],
  ['ñ,é', [['ñ', 'é']]],
])('%j', (text, rows) => {
  expect(readCsv(text).fault).toBeNull();
  expect(cellsOf(text)).toEqual(rows);
});

it('counts rows as a spreadsheet does, also behind a value of two lines', () => {
  expect(readCsv('a\n"x\ny"\nb\n').rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
    [1, 'a'],
    [2, 'x\ny'],
    [3, 'b'],
  ]);
});

it.each<[text: string, row: number, column: number, says: string]>([
  ['a,b\n1,2"3\n', 2, 2, 'quote inside'],
  ['a,b\n1,"2"3\n', 2, 2, 'after its closing quote'],
  ['a,b\n"1,2\n3,4\n', 2, 1, 'never closes'],
  ['a,"b""', 1, 2, 'never closes'],
  ['a,b\r1,2\r', 1, 2, 'lone carriage return'],
  ['"a"\rb', 1, 1, 'after its closing quote'],
])('%j is no CSV', (text, row, column, says) => {
  expect(readCsv(text).fault).toEqual({ row, column, what: expect.stringContaining(says) });
});

it('reads a value of a megabyte and a hundred thousand rows', () => {
  const long = `"${'x""'.repeat(500_000)}"`;
  expect(cellsOf(long)[0]?.[0]).toHaveLength(1_000_000);
  expect(readCsv(`"${'x'.repeat(1_000_000)}`).fault).toMatchObject({ row: 1, column: 1 });
  expect(cellsOf('1,2,3\n'.repeat(100_000))).toHaveLength(100_000);
});
