import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { inTransaction } from '../../src/store/statement.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is durable at every opening, not only the first', () => {
  for (const opening of ['first', 'second']) {
    const db = openDatabase(join(folder, 'data', 'line.db'));
    const read = (name: string) => db.pragma(name, { simple: true });
    expect(
      {
        journalMode: read('journal_mode'),
        synchronous: read('synchronous'),
        foreignKeys: read('foreign_keys'),
        busyTimeout: read('busy_timeout'),
        trustedSchema: read('trusted_schema'),
        secureDelete: read('secure_delete'),
      },
      opening,
    ).toEqual({
      journalMode: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      busyTimeout: 5000,
      trustedSchema: 0,
      secureDelete: 2,
    });
    db.exec('CREATE TABLE IF NOT EXISTS t (x INTEGER) STRICT');
    db.close();
  }
});

it('refuses a file that cannot keep a write-ahead log', () => {
  // An unnamed temporary database takes no WAL: it answers "delete".
  expect(() => openDatabase('')).toThrow(
    expect.objectContaining({
      code: 'store.notDurable',
      message: expect.stringContaining('journal_mode'),
    }),
  );
});

it('undoes the whole transaction when its work throws', () => {
  const db = openDatabase(':memory:');
  db.exec('CREATE TABLE t (x INTEGER) STRICT');
  const broken = () =>
    inTransaction(db, () => {
      db.exec('INSERT INTO t VALUES (1)');
      throw new Error('broken');
    });
  expect(broken).toThrow('broken');
  expect(db.prepare('SELECT COUNT(*) FROM t').pluck().get()).toBe(0);
});

it('refuses work that could wait for a network', () => {
  const db = openDatabase(':memory:');
  expect(() => inTransaction(db, async () => 1)).toThrow('cannot return a promise');
});
