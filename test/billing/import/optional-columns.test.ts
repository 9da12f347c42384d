import { beforeEach, describe, expect, it } from 'vitest';
import { sqliteDirectory } from '../../../src/billing/sqlite-directory.ts';
import {
  AS_OF,
  BILLS,
  MEMBERS,
  MORE_BILLS,
  MORE_MEMBERS,
  type Office,
  office,
  problemsOf,
} from './files.ts';

let place: Office;
beforeEach(() => {
  place = office();
  place.write(MORE_MEMBERS, MORE_BILLS);
});

const member = (memberId: string) =>
  place.look((db) => sqliteDirectory(db).findMember(memberId)) as Promise<object | null>;
const premium = async (billId = 'bill-10000124') =>
  (await place.look((db) => sqliteDirectory(db).bill(billId)))?.premium;
const counts = () => place.import({ asOf: AS_OF }).slice(0, 2);
const unchanged = [
  'Members  0 added, 0 changed, 2 unchanged',
  'Bills    0 added, 0 changed, 3 unchanged, 0 closed (not in the file any more)',
];

const FACTS = {
  ...{ planType: 'cobra', state: 'OR', dueDate: '2026-02-25', paidThroughDate: '2026-01-31' },
  months: [
    { month: '2026-02-01', amountCents: 20_640 },
    { month: '2026-03-01', amountCents: 20_640 },
  ],
  ...{ firstPaymentPending: false, electionDate: '2026-01-15', noticeDate: null },
};

it('brings region, language and e-mail, and what the grace engine needs', async () => {
  place.import();
  expect(await member('900000116')).toMatchObject({
    ...{ region: 'hawaii', language: 'es-US', email: 'marisol.vega@example.com' },
  });
  expect(await member('900000124')).toMatchObject({ region: null, language: null, email: null });
  expect(await premium()).toEqual(FACTS);
  expect(await premium('bill-10000116')).toBeNull();
});

it('brings application numbers', async () => {
  place.import();
  const found = await place.look((db) => sqliteDirectory(db).findApplication('4400130257'));
  expect(found).toMatchObject({
    ...{ birthDate: '1987-12-19', region: null },
    bill: { billId: 'bill-10000124', premium: FACTS },
  });
});

it('changes nothing the second time', () => {
  place.import();
  expect(counts()).toEqual(unchanged);
});

it('leaves as it was what a missing column would say', async () => {
  place.import();
  place.write(MEMBERS, BILLS);
  expect(counts()).toEqual(unchanged);
  expect(await member('900000116')).toMatchObject({ region: 'hawaii', language: 'es-US' });
  expect(await premium()).toEqual(FACTS);
});

it('an empty cell of a column that is there takes the value away', async () => {
  place.import();
  place.write(
    MORE_MEMBERS.replace('hawaii,es-US,marisol.vega@example.com', ',,'),
    MORE_BILLS.replace(/4400130257,.*$/m, ',,,,,,,,'),
  );
  expect(counts()).toEqual([
    'Members  0 added, 1 changed, 1 unchanged',
    'Bills    0 added, 1 changed, 2 unchanged, 0 closed (not in the file any more)',
  ]);
  expect(await member('900000116')).toMatchObject({ region: null, language: null, email: null });
  expect(await premium()).toBeNull();
  expect(await place.look((db) => sqliteDirectory(db).findApplication('4400130257'))).toBeNull();
});

it.each<[what: string, from: string, to: string, change: object]>([
  ['a month', '2026-03=206.40', '2026-03=206.41', { months: expect.anything() }],
  ['the day paid through', '2026-01-31,no', '2026-01-30,no', { paidThroughDate: '2026-01-30' }],
  ['the first payment', '2026-01-31,no', ',yes', { firstPaymentPending: true }],
  ['a notice', '2026-01-15,', '2026-01-15,2026-02-28', { noticeDate: '2026-02-28' }],
])('a premium with another fact, %s, is a changed bill', async (_what, from, to, change) => {
  place.import();
  place.write(MORE_MEMBERS, MORE_BILLS.replace(from, to));
  expect(counts()[1]).toContain('0 added, 1 changed, 2 unchanged');
  expect(await premium()).toMatchObject(change);
  expect(counts()).toEqual(unchanged);
});

it('a dry run leaves premiums alone', async () => {
  place.import();
  place.write(MORE_MEMBERS, MORE_BILLS.replace('2026-03=206.40', '2026-03=1.00'));
  expect(place.import({ asOf: AS_OF, dryRun: true })[1]).toContain('1 changed');
  expect(await premium()).toEqual(FACTS);
});

it('an application that is billed anew belongs to the new bill', async () => {
  place.import();
  const anew = MORE_BILLS.replace('10000124', '10000125');
  place.write(MORE_MEMBERS, anew);
  expect(counts()[1]).toContain('1 added, 0 changed, 2 unchanged, 1 closed');
  const found = await place.look((db) => sqliteDirectory(db).findApplication('4400130257'));
  expect(found?.bill.billId).toBe('bill-10000125');
});

it('a dispute is kept, whatever the file says', async () => {
  place.import();
  await place.look((db) =>
    sqliteDirectory(db).file({
      ...{ reference: '1', kind: 'dispute', memberId: '900000116', billId: 'bill-10000116' },
      ...{ detail: {}, filedAtMilliseconds: 0 },
    }),
  );
  place.write(MORE_MEMBERS, MORE_BILLS.replace('124.50', '100.00'));
  expect(counts()[1]).toContain('1 changed');
  const bill = await place.look((db) => sqliteDirectory(db).bill('bill-10000116'));
  expect(bill).toMatchObject({ balanceCents: 10_000, inDispute: true });
});

describe('is refused', () => {
  const MONTHS = '2026-02=206.40;2026-03=206.40';
  it.each<[what: string, from: string | RegExp, to: string, problem: string]>([
    [
      'a region of nowhere',
      'hawaii',
      'atlantis',
      'members.csv row 2, column region: is not a region of line.json. Allowed: northernCalifornia,',
    ],
    [
      'an unknown language',
      'es-US',
      'es',
      'members.csv row 2, column language: is not a language of the line. Allowed: en-US, es-US, or',
    ],
    ['an e-mail without @', 'vega@', 'vega', 'members.csv row 2, column email: is not an e-mail'],
    ['two e-mails', 'vega@', 'a@b;c@', 'members.csv row 2, column email: is not an e-mail'],
    ['a plan type', 'cobra', 'hmo', 'bills.csv row 4, column plan_type: is not a type of plan'],
    ['a state in full', ',OR,', ',Oregon,', 'row 4, column state: is not a state. Write two'],
    [
      'a month in full',
      '2026-02=',
      '2026-02-01=',
      'column premium_months: is not a list of months',
    ],
    ['no 13th month', '2026-02=', '2026-13=', 'column premium_months: is not a list of months'],
    ['months backwards', MONTHS, '2026-03=1.00;2026-02=1.00', 'premium_months: does not name each'],
    ['a month twice', MONTHS, '2026-03=1.00;2026-03=1.00', 'premium_months: does not name each'],
    ['a month for free', '2026-02=206.40', '2026-02=0.00', 'premium_months: has a month of 0.00'],
    ['no months', MONTHS, '', 'premium_months: is empty, but plan_type is given'],
    ['no state', ',OR,', ',,', 'column state: is empty, but plan_type is given'],
    ['a lone fact', ',cobra,', ',,', 'row 4, column state: is given, but plan_type is empty'],
    [
      'neither yes nor no',
      ',no,',
      ',maybe,',
      'first_payment_pending: is not an answer. Allowed: yes',
    ],
    [
      'paid before the first',
      ',no,',
      ',yes,',
      'paid_through_date: is given, but first_payment_pend',
    ],
    ['an election', ',cobra,', ',medicare,', 'election_date: is for the plan type cobra only'],
    ['no such day', '2026-01-31,no', '2026-02-30,no', 'paid_through_date: is not a date from 2000'],
    ['a short application', '4400130257', '440013025', 'application_number: is not 10 digits'],
    [
      'a missing premium column',
      ',notice_date\n',
      '\n',
      'row 1, column notice_date: is missing. These',
    ],
  ])('%s', (_what, from, to, problem) => {
    place.write(MORE_MEMBERS.replace(from, to), MORE_BILLS.replace(from, to));
    const problems = problemsOf(() => place.import());
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });

  it('a medical bill with a premium, or with an application', () => {
    const facts = MORE_BILLS.split('\n')[3]?.split(',').slice(9).join(',') ?? '';
    place.write(MORE_MEMBERS, MORE_BILLS.replace('88.15,25.00,,,,,,,,,', `88.15,25.00,${facts}`));
    const place3 = 'bills.csv row 3, column';
    const place4 = 'bills.csv row 4, column';
    expect(problemsOf(() => place.import())).toEqual([
      `${place3} application_number: is for premium bills only. Leave it empty.`,
      `${place3} plan_type: is for premium bills only. Leave it empty.`,
    ]);
    place.write(
      MORE_MEMBERS,
      MORE_BILLS.replace('medical,labTests,2026-01-14', 'premium,premium,2026-01-01').replace(
        '88.15,25.00,,',
        '88.15,25.00,4400130257,',
      ),
    );
    expect(problemsOf(() => place.import())).toEqual([
      `${place4} application_number: is the same as in row 3.`,
    ]);
  });

  it('without a value of the file in any problem', () => {
    for (const value of ['Sesame', '1961-05-044', '4400x']) {
      const every = /hawaii|es-US|marisol\.vega@|cobra|,OR,|2026-02=206\.40|2026-01-31|4400130257/g;
      place.write(MORE_MEMBERS.replace(every, value), MORE_BILLS.replace(every, value));
      const problems = problemsOf(() => place.import());
      expect(problems.length).toBeGreaterThan(2);
      expect(problems.join()).not.toContain(value);
    }
  });
});
