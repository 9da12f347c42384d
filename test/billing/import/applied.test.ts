import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sqliteDirectory } from '../../../src/billing/sqlite-directory.ts';
import { buildProgram } from '../../../src/cli/program.ts';
import { rootFolder } from '../../../src/root.ts';
import { AS_OF, BILLS, MEMBERS, NOW, type Office, office, owed, problemsOf } from './files.ts';

let place: Office;
beforeEach(() => {
  place = office();
  place.write(MEMBERS, BILLS);
});

const imported = (members: string, bills: string) => [
  `Members  ${members}`,
  `Bills    ${bills} (not in the file any more)`,
  `Imported into ${place.databasePath}.`,
];

it('adds members and bills as the line will read them', async () => {
  expect(place.import()).toEqual(
    imported('2 added, 0 changed, 0 unchanged', '3 added, 0 changed, 0 unchanged, 0 closed'),
  );
  const [member, found, bills] = await place.look((db) => {
    const directory = sqliteDirectory(db);
    return Promise.all([
      directory.findMember('900000124'),
      directory.findBill('10000124'),
      directory.openBills('900000116'),
    ]);
  });
  expect(member).toEqual({
    ...{ memberId: '900000124', birthDate: '1987-12-19', zip: '30303' },
    ...{ region: null, language: null, email: null },
  });
  expect(found).toEqual({
    ...{ zip: '30303', region: null, isRestricted: false },
    bill: {
      billId: 'bill-10000124',
      kind: 'premium',
      category: 'premium',
      forDate: '2026-03-01',
      dueDate: '2026-02-25',
      graceEndDate: '2026-03-27',
      balanceCents: 41_280,
      minimumDueCents: 41_280,
      ...{ premium: null, inDispute: false },
    },
  });
  expect(bills).toHaveLength(2);
});

it('changes nothing the second time', () => {
  place.import();
  const before = place.look((db) => db.prepare('SELECT * FROM bills, members').all());
  expect(place.import()).toEqual(
    imported('0 added, 0 changed, 2 unchanged', '0 added, 0 changed, 3 unchanged, 0 closed'),
  );
  expect(place.look((db) => db.prepare('SELECT * FROM bills, members').all())).toEqual(before);
});

it('reads columns in any order, CRLF and a byte order mark', () => {
  place.import();
  const turned = MEMBERS.trim()
    .split('\n')
    .map((line) => line.replace(/^(\w+),("[^"]*"|\w+),(.*)$/, '$3,$1,$2'))
    .join('\r\n');
  place.write(`\ufeff${turned}\r\n`, `\ufeff${BILLS.replaceAll('\n', '\r\n')}`);
  expect(place.import()).toEqual(
    imported('0 added, 0 changed, 2 unchanged', '0 added, 0 changed, 3 unchanged, 0 closed'),
  );
});

it('changes what changed, closes what left, and keeps members that left', () => {
  place.import();
  place.write(
    MEMBERS.replace('94110', '94114').replace(/^900000124.*\n/m, ''),
    BILLS.replace('124.50,40.00', '100.00,40.00').replace(/^10000117.*\n/m, ''),
  );
  expect(place.import()).toEqual(
    imported('0 added, 1 changed, 0 unchanged', '0 added, 1 changed, 1 unchanged, 1 closed'),
  );
  expect(place.look(owed)).toEqual([
    ['10000116', 10_000, 4_000],
    ['10000117', 0, 0],
    ['10000124', 41_280, 41_280],
  ]);
  expect(place.look((db) => db.prepare('SELECT zip FROM members').pluck().all())).toEqual([
    '94114',
    '30303',
  ]);
});

it('opens a closed bill again when it comes back', () => {
  place.import();
  place.write(MEMBERS, BILLS.replace(/^10000117.*\n/m, ''));
  place.import();
  place.write(MEMBERS, BILLS);
  expect(place.import()[1]).toContain('0 added, 1 changed, 2 unchanged, 0 closed');
  expect(place.look(owed)).toContainEqual(['10000117', 8_815, 2_500]);
});

describe('a dry run', () => {
  it('says what would change and changes nothing', () => {
    place.import();
    const before = place.look(owed);
    place.write(MEMBERS, BILLS.replace('124.50,40.00', '100.00,40.00'));
    const lines = place.import({ asOf: AS_OF, dryRun: true });
    expect(lines[1]).toContain('0 added, 1 changed, 2 unchanged');
    expect(lines.at(-1)).toBe(`Dry run: ${place.databasePath} was not changed.`);
    expect(place.look(owed)).toEqual(before);
    expect(place.look((db) => db.prepare('SELECT count(*) FROM audit').pluck().get())).toBe(1);
  });

  it('makes no database where there is none, and no tables in one of an older version', () => {
    expect(place.import({ asOf: AS_OF, dryRun: true })[0]).toContain('2 added');
    expect(existsSync(place.databasePath)).toBe(false);
    const tables = () => place.look((db) => db.prepare('SELECT name FROM sqlite_schema').all());
    expect(tables()).toEqual([]);
    place.import({ asOf: AS_OF, dryRun: true });
    expect(tables()).toEqual([]);
  });

  it('refuses what the import would refuse', () => {
    place.write(MEMBERS, BILLS.replace('10000117,900000116', '10000117,900000999'));
    expect(problemsOf(() => place.import({ asOf: AS_OF, dryRun: true }))).toHaveLength(1);
  });
});

it('writes who did what into the audit, and no names', () => {
  place.import();
  const rows = place.look((db) => db.prepare('SELECT actor, action, detail FROM audit').all());
  expect(rows).toEqual([
    { actor: 'operator', action: 'billing.imported', detail: expect.any(String) },
  ]);
  expect(JSON.parse((rows[0] as { detail: string }).detail)).toEqual({
    ...{ asOfMilliseconds: Date.UTC(2026, 2, 2, 8), membersAdded: 2, membersChanged: 0 },
    ...{ billsAdded: 3, billsChanged: 0, billsClosed: 0, newerPaymentCents: 0 },
  });
});

it('changes nothing at all when it breaks in the middle', () => {
  place.import();
  const before = place.look(owed);
  place.look((db) =>
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON audit
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`),
  );
  place.write(MEMBERS, BILLS.replace('124.50,40.00', '100.00,40.00'));
  expect(() => place.import()).toThrow('the disk is full');
  expect(place.look(owed)).toEqual(before);
});

describe('is refused by what the database knows', () => {
  it('when a bill moves to another member', () => {
    place.import();
    place.write(MEMBERS, BILLS.replace('10000117,900000116', '10000117,900000124'));
    expect(problemsOf(() => place.import())).toEqual([
      expect.stringContaining('row 3, column member_id: is not the member this bill belongs to'),
    ]);
  });

  it('but a bill of a member imported earlier is fine', () => {
    place.import();
    place.write(MEMBERS.replace(/^900000124.*\n/m, ''), BILLS);
    expect(place.import()[1]).toContain('3 unchanged');
  });

  it('when the balances are older than those imported before', () => {
    place.import();
    expect(problemsOf(() => place.import({ asOf: '2026-03-01' }))).toEqual([
      'bills.csv: is older than the balances imported before (as of 2026-03-02T08:00:00.000Z).',
    ]);
  });

  it('when most bills are missing, unless that is said to be right', () => {
    const bill = (index: number) =>
      `${20_000_000 + index},900000116,medical,labTests,2026-01-14,2026-03-20,,1.00,1.00\n`;
    const [header] = BILLS.split('\n');
    const file = (count: number) =>
      `${header}\n${Array.from({ length: count }, (_, i) => bill(i)).join('')}`;
    place.write(MEMBERS, file(50));
    place.import();
    place.write(MEMBERS, file(24));
    expect(problemsOf(() => place.import())).toEqual([
      'bills.csv: would close 26 of 50 open bills. If it is not cut off, add --allow-closing.',
    ]);
    expect(place.import({ asOf: AS_OF, allowClosing: true })[1]).toContain('26 closed');
    place.write(MEMBERS, file(12));
    expect(place.import()[1]).toContain('12 closed');
  });
});

it('a day in --as-of begins at midnight where the plan’s office is, in summer too', () => {
  place.clock.nowMilliseconds = Date.UTC(2026, 6, 2);
  place.import({ asOf: '2026-07-01' });
  const at = place.look((db) =>
    db.prepare("SELECT json_extract(detail, '$.asOfMilliseconds') FROM audit").pluck().get(),
  );
  expect(at).toBe(Date.UTC(2026, 6, 1, 7));
  expect(NOW).toBeLessThan(Number(at));
});

it('the sample files of docs/examples are good', () => {
  place.clock.nowMilliseconds = Date.UTC(2026, 11, 1);
  const sample = (name: string) => join(rootFolder, 'docs/examples', name);
  const lines = place.import({ members: sample('members.csv'), bills: sample('bills.csv') });
  expect(lines.slice(0, 2)).toEqual([
    'Members  3 added, 0 changed, 0 unchanged',
    'Bills    5 added, 0 changed, 0 unchanged, 0 closed (not in the file any more)',
  ]);
});

it('the command line knows it, with every option', () => {
  const command = buildProgram().commands.find((known) => known.name() === 'import');
  expect(command?.options.map(({ long }) => long)).toEqual([
    '--as-of',
    '--dry-run',
    '--allow-closing',
  ]);
});
