import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/errors.ts';
import { AS_OF, BILLS, MEMBERS, office, problemsOf } from './files.ts';

/** The good files with one text in them replaced, imported. */
function problemsWith(from: string | RegExp, to: string): string[] {
  const place = office();
  place.write(MEMBERS.replace(from, to), BILLS.replace(from, to));
  const problems = problemsOf(() => place.import());
  expect(existsSync(place.databasePath) ? place.look(countOf) : 0).toBe(0);
  return problems;
}
const countOf = (db: Parameters<Parameters<ReturnType<typeof office>['look']>[0]>[0]) =>
  db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'members'").pluck().get();

it.each<[what: string, from: string | RegExp, to: string, problem: string]>([
  ['a lost leading zero', '94110', '4110', 'members.csv row 2, column zip: is not 5 digits'],
  ['a ZIP+4', '94110', '94110-0001', 'members.csv row 2, column zip: is not 5 digits'],
  ['full-width digits', '94110', '９４１１０', 'members.csv row 2, column zip: is not 5 digits'],
  ['a short ID', '900000124,"', '90000124,"', 'members.csv row 3, column member_id: is not 9'],
  [
    '29 February',
    '1961-05-04',
    '1961-02-29',
    'members.csv row 2, column birth_date: is not a date',
  ],
  ['an American date', '1961-05-04', '5/4/1961', 'members.csv row 2, column birth_date: is not a'],
  [
    'a birth tomorrow',
    '1961-05-04',
    '2026-03-03',
    'column birth_date: is not from 1900-01-01 to 2026',
  ],
  ['no name', 'Marisol', '', 'members.csv row 2, column given_name: is empty'],
  [
    'a bell in a name',
    'Marisol',
    'Mari\u0007sol',
    'members.csv row 2, column given_name: is empty',
  ],
  ['a foreign phone', '+14155550161', '+442079460000', 'column phone_number: is not a US number'],
  [
    'a stranger',
    '10000117,900000116',
    '10000117,900000999',
    'row 3, column member_id: is in neither',
  ],
  [
    'an unknown kind',
    'medical,labTests',
    'dental,labTests',
    'column kind: is not a kind of bill. Allowed:',
  ],
  [
    'an unknown category',
    'labTests',
    'xray',
    'column category: is not a category. Allowed: officeVisit',
  ],
  ['a wrong pair', 'medical,labTests', 'medical,premium', 'category: does not go with the kind'],
  ['a grace too short', '2026-03-27', '2026-02-24', 'grace_end_date: is before the due date'],
  ['a medical grace', '2026-03-20,,88', '2026-03-20,2026-03-27,88', 'is for premium bills only'],
  [
    'a premium of mid-month',
    '2026-03-01',
    '2026-03-02',
    'for_date: is not the first day of the month',
  ],
  ['a minimum too high', '88.15,25.00', '88.15,88.16', 'minimum_due: is more than the balance'],
  ['no such day', '2026-02-25', '2026-02-30', 'bills.csv row 4, column due_date: is not a date'],
  ['the year 2206', '2026-02-25', '2206-02-25', 'column due_date: is not from 2000-01-01 to 2100'],
  [
    'a member twice',
    '900000124,"',
    '900000116,"',
    'row 3, column member_id: is the same as in row 2',
  ],
  ['a bill twice', '10000117', '10000116', 'row 3, column bill_number: is the same as in row 2'],
  ['a comma unquoted', '88.15', '88,15', 'bills.csv row 3: has 10 values where the header has 9'],
  ['an empty line', '10000117', '\n10000117', 'bills.csv row 3: is empty'],
  ['a missing column', ',zip,', ',', 'members.csv row 1, column zip: is missing'],
  ['a column twice', 'minimum_due\n', 'balance\n', 'column balance: stands in columns 8 and 9'],
  [
    'an unknown column',
    'phone_number\n',
    'phone_number,note\n',
    'column 7: not a column of this file',
  ],
  ['semicolons', /,/g, ';', 'members.csv row 1: does not name the columns. It must be: member_id,'],
  [
    'an open quote',
    '"Darnell, Jr."',
    '"Darnell, Jr.',
    'members.csv row 3, column 2: begins with a',
  ],
])('%s', (_what, from, to, problem) => {
  expect(problemsWith(from, to)).toContainEqual(expect.stringContaining(problem));
});

it.each([
  ...['$88.15', '88', '88.1', '88.155', '-5.00', '1e3', '0x10', '.50', '088.15', '1,088.15'],
  ...['99999999999.00', '1000000.01', ' 88.15', '٨٨.١٥', 'NaN', ''],
])('the amount "%s"', (amount) => {
  const quoted = `"${amount}"`;
  expect(problemsWith('88.15', quoted)).toEqual([
    expect.stringMatching(/^bills\.csv row 3, column balance: is (?:not an amount|more than)/),
  ]);
});

it('lists every problem of both files at once, fifty at most', () => {
  const place = office();
  const bad = Array.from({ length: 30 }, (_, index) => `x${index},A,B,2000-01-01,1,`).join('\n');
  place.write(`${MEMBERS}${bad}\n`, BILLS.replace('124.50', '124,50'));
  const problems = problemsOf(() => place.import());
  expect(problems).toHaveLength(51);
  expect(problems[0]).toContain('members.csv row 4, column member_id');
  expect(problems[50]).toBe('and 11 more');
  expect(() => place.import()).toThrow('Nothing was imported: 61 problems');
});

describe('card numbers and Social Security numbers', () => {
  const found = [
    ['4111111111111111', 'payment card number'],
    ['paid by 4111 1111 1111 1111 in May', 'payment card number'],
    ['5555-5555-5555-4444', 'payment card number'],
    ['４１１１１１１１１１１１１１１１', 'payment card number'],
    ['078-05-1120', 'Social Security number'],
    ['SSN 078 05 1120', 'Social Security number'],
    ['078–05–1120', 'Social Security number'],
  ] as const;

  it.each(found)('%s refuses the file without being repeated', (value, what) => {
    for (const from of ['Marisol', 'labTests', 'phone_number\n', '2026-03-20']) {
      const to = from.endsWith('\n') ? `${value}\n` : value;
      const problems = problemsWith(from, to);
      expect(problems.every((problem) => problem.includes(what))).toBe(true);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.join()).not.toContain(value);
    }
  });

  it('are named by row and column, and nothing else is', () => {
    const problems = problemsWith('Marisol,Vega,1961-05-04,94110', 'Marisol,078-05-1120,x,y');
    expect(problems).toEqual([
      'members.csv row 2, column family_name: holds what looks like a Social Security number. ' +
        'No file with one is imported.',
    ]);
  });

  it('are found in a file that is otherwise no CSV', () => {
    expect(problemsWith('Marisol', '078-05-1120\n"')).toEqual([
      expect.stringContaining('row 2, column given_name: holds what looks like'),
    ]);
  });
});

it('no problem repeats a value of a file', () => {
  for (const value of ['Sesame', '1961-05-044', '94110x']) {
    const problems = problemsWith(/Marisol|1961-05-04|94110|labTests|88\.15|2026-02-25/g, value);
    expect(problems.join()).not.toContain(value);
  }
});

describe('files that are none', () => {
  it.each<[what: string, write: (place: ReturnType<typeof office>) => void, says: string]>([
    ['missing', () => {}, 'members.csv cannot be read (ENOENT)'],
    ['UTF-16', (place) => place.write(Buffer.from('\ufeffa', 'utf16le'), BILLS), 'is UTF-16'],
    ['Latin-1', (place) => place.write(Buffer.from('Peña', 'latin1'), BILLS), 'is not UTF-8'],
    ['empty', (place) => place.write('', BILLS), 'members.csv row 1: does not name the columns'],
  ])('%s', (_what, write, says) => {
    const place = office();
    write(place);
    let error: unknown;
    try {
      place.import();
    } catch (thrown) {
      error = thrown;
    }
    expect(codeOf(error)).toBe('import.refused');
    expect(String(error)).toContain(says);
  });
});

describe('how fresh the balances are', () => {
  const withColumn = (...moments: string[]) =>
    BILLS.trim()
      .split('\n')
      .map((line, row) => `${line},${row === 0 ? 'as_of' : (moments[row - 1] ?? moments[0])}`)
      .join('\n');

  it.each<[what: string, bills: string, asOf: string | undefined, problem: string]>([
    ['must be said', BILLS, undefined, 'does not say how fresh its balances are'],
    ['once', withColumn(AS_OF), AS_OF, 'Give one of them'],
    ['in one form', BILLS, 'March 2', '--as-of is no date and no moment'],
    ['with its zone', BILLS, '2026-03-02T06:00', '--as-of is no date and no moment'],
    ['as a real day', BILLS, '2026-02-30', '--as-of is no date and no moment'],
    ['not of tomorrow', BILLS, '2026-03-03', '--as-of is in the future'],
    [
      'not of a minute from now',
      withColumn('2026-03-02T15:01:00Z'),
      undefined,
      'row 2, column as_of',
    ],
    [
      'alike in every row',
      withColumn(AS_OF, AS_OF, '2026-03-01'),
      undefined,
      'row 4, column as_of',
    ],
    ['in every row', withColumn(AS_OF, ''), undefined, 'row 3, column as_of: is not the same'],
  ])('%s', (_what, bills, asOf, problem) => {
    const place = office();
    place.write(MEMBERS, bills);
    const problems = problemsOf(() => place.import(asOf === undefined ? {} : { asOf }));
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['2026-03-02', '2026-03-02T15:00:00Z', '2026-03-02T06:59:59-08:00'])(
    '%s is good',
    (at) => {
      const place = office();
      place.write(MEMBERS, withColumn(at));
      expect(place.import({}).at(-1)).toContain('Imported');
    },
  );
});

it('a line that asks the plan’s own system has nothing to import into', () => {
  const place = office();
  place.write(MEMBERS, BILLS);
  expect(() => place.import({ asOf: AS_OF }, { BILLING_DIRECTORY: 'http' })).toThrow(
    'would never be read',
  );
});
