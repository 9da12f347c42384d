import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { writeCsv } from '../../src/receipts/csv.ts';
import { exportBatch, exportReceipts } from '../../src/receipts/export.ts';
import type { Database } from '../../src/store/open.ts';
import { countWaitingReceipts, noteReceiptToSend } from '../../src/store/receipts.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { authorize, intentFor, newDatabase, START } from '../payments/support.ts';

const planName = 'Golden Valley Health Plan';

describe('payline receipts export', () => {
  let db: Database;
  beforeEach(() => {
    db = newDatabase();
  });
  const ask = (name: string, way: 'email' | 'mail', locale = 'en-US') => {
    if (!db.prepare('SELECT 1 FROM payments WHERE id = ?').get(`pay-${name}`)) {
      authorize(db, START, 'token', intentFor(name, { confirmation: `1000000${name}` }));
    }
    const receipt = { paymentId: `pay-${name}`, memberId: '900000017', paidOn: '2026-03-02' };
    noteReceiptToSend(db, { ...receipt, way, locale }, START);
  };

  it('hands each receipt over once, in a file only its owner reads', () => {
    const folder = temporaryFolder();
    ask('1', 'mail');
    ask('2', 'email', 'es-US');
    ask('2', 'email', 'es-US');
    const exported = exportReceipts(db, { folder, planName }, START);
    expect(exported).toMatchObject({ batch: 1, count: 2 });
    const file = join(folder, 'receipts-000001.csv');
    expect(readFileSync(file, 'utf8')).toBe(
      'receipt_id,way,member_id,language,plan_name,amount,currency,paid_on,confirmation,method,bills\r\n' +
        `1,mail,900000017,en-US,${planName},124.50,USD,2026-03-02,10000001,visa ending 1111,1\r\n` +
        `2,email,900000017,es-US,${planName},124.50,USD,2026-03-02,10000002,visa ending 1111,1\r\n`,
    );
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(exportReceipts(db, { folder, planName }, START)).toBeNull();
    ask('3', 'mail');
    expect(exportReceipts(db, { folder, planName }, START)).toMatchObject({ batch: 2, count: 1 });
    expect(readdirSync(folder)).toEqual(['receipts-000001.csv', 'receipts-000002.csv']);
  });

  it('that could not write its file says how to, and nothing is lost or handed over twice', () => {
    const folder = temporaryFolder();
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    ask('1', 'mail');
    let message = '';
    try {
      exportReceipts(db, { folder: blocked, planName }, START);
    } catch (error) {
      expect(codeOf(error)).toBe('receipts.notWritten');
      message = String(error);
    }
    expect(message).toContain('payline receipts export --again 1');
    expect(countWaitingReceipts(db)).toBe(0);
    expect(exportReceipts(db, { folder, planName }, START)).toBeNull();
    expect(exportBatch(db, 1, { folder, planName })).toMatchObject({ batch: 1, count: 1 });
  });

  it.each([0, 2, Number.NaN])('knows no export %d', (batch) => {
    ask('1', 'mail');
    exportReceipts(db, { folder: temporaryFolder(), planName }, START);
    expect(() => exportBatch(db, batch, { folder: temporaryFolder(), planName })).toThrow(
      expect.objectContaining({ code: 'receipts.noBatch' }),
    );
  });
});

it.each([
  ['plain', 'plain'],
  ['=1+1', "'=1+1"],
  ['+1 555', "'+1 555"],
  ['-2', "'-2"],
  ['@cmd', "'@cmd"],
  ['\tx', "'\tx"],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])('the cell %j is written as %j', (value, written) => {
  expect(writeCsv(['h'], [[value]])).toBe(`h\r\n${written}\r\n`);
});

it('a number is never taken for text', () => {
  expect(writeCsv(['h'], [[-5]])).toBe('h\r\n-5\r\n');
});
