import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';

const NOW = Date.UTC(2026, 2, 2);
let folder: string;
let file: string;
let scripts: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-migrate-'));
  file = join(folder, 'line.db');
  scripts = join(folder, 'migrations');
  cpSync(migrationsFolder, scripts, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('migrations', () => {
  it('are applied once', () => {
    const db = openDatabase(file);
    expect(migrate(db, NOW)).toBe(readdirSync(migrationsFolder).length);
    expect(migrate(db, NOW)).toBe(0);
    db.close();
    expect(migrate(openDatabase(file), NOW)).toBe(0);
  });

  it('are numbered without a gap and make STRICT tables only', () => {
    const numbers = readdirSync(migrationsFolder).map((name) => Number(name.slice(0, 3)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    const db = openDatabase(':memory:');
    migrate(db, NOW);
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")
      .pluck()
      .all();
    expect(loose.filter((name) => !String(name).startsWith('sqlite_'))).toEqual([]);
  });

  it('are refused when an applied file was edited', () => {
    const db = openDatabase(file);
    migrate(db, NOW, scripts);
    appendFileSync(join(scripts, '001-foundation.sql'), '-- a late thought\n');
    expect(() => migrate(db, NOW, scripts)).toThrow(
      expect.objectContaining({ code: 'store.changedMigration' }),
    );
  });

  it('are refused when an applied file is gone', () => {
    const db = openDatabase(file);
    migrate(db, NOW, scripts);
    rmSync(join(scripts, '001-foundation.sql'));
    expect(() => migrate(db, NOW, scripts)).toThrow(
      expect.objectContaining({ code: 'store.changedMigration' }),
    );
  });

  it('are refused by an older program', () => {
    writeFileSync(join(scripts, '999-future.sql'), 'CREATE TABLE future (x INTEGER) STRICT;');
    const db = openDatabase(file);
    migrate(db, NOW, scripts);
    expect(() => migrate(db, NOW)).toThrow(expect.objectContaining({ code: 'store.newerSchema' }));
  });

  it('leave nothing behind when one of them fails', () => {
    writeFileSync(
      join(scripts, '999-broken.sql'),
      'CREATE TABLE half (x INTEGER) STRICT; NONSENSE;',
    );
    const db = openDatabase(file);
    expect(() => migrate(db, NOW, scripts)).toThrow('NONSENSE');
    expect(db.prepare('SELECT COUNT(*) FROM sqlite_schema').pluck().get()).toBe(0);
    expect(migrate(db, NOW)).toBeGreaterThan(0);
  });

  it('wait for another process that migrates at the same time', async () => {
    const program = `
      import { migrate } from ${JSON.stringify(join(rootFolder, 'src/store/migrate.ts'))};
      import { openDatabase } from ${JSON.stringify(join(rootFolder, 'src/store/open.ts'))};
      console.log(migrate(openDatabase(process.argv[1]), 1));`;
    const all = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, [
          ...['--import', 'tsx', '--input-type=module', '-e', program, file],
        ]);
        let output = '';
        child.stdout.on('data', (chunk) => {
          output += chunk;
        });
        child.stderr.on('data', (chunk) => {
          output += chunk;
        });
        await once(child, 'close');
        return output.trim();
      }),
    );
    const count = String(readdirSync(migrationsFolder).length);
    expect(all.toSorted()).toEqual(['0', '0', count].toSorted());
  });
});
