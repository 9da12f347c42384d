import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommitQueue, createCommitQueue } from '../../src/line/commit-queue.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

let path: string;
let db: BetterSqlite3.Database;
let traced: string[];
let queue: CommitQueue;

beforeEach(() => {
  path = `${temporaryFolder()}/queue.db`;
  traced = [];
  db = new BetterSqlite3(path, { verbose: (sql) => traced.push(String(sql)), timeout: 0 });
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE notes (text TEXT NOT NULL UNIQUE) STRICT');
  queue = createCommitQueue(db);
});
afterEach(() => db.close());

const note = (text: string) => () => void db.prepare('INSERT INTO notes VALUES (?)').run(text);
const begun = () => traced.filter((sql) => sql.startsWith('BEGIN')).length;
const nextLoopTurn = () => new Promise((resolve) => setImmediate(resolve));

/** What another program sees on the disk. */
function written(): unknown[] {
  const other = new BetterSqlite3(path, { readonly: true });
  const texts = other.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all();
  other.close();
  return texts;
}

describe('commits that are ready together', () => {
  it('share one transaction, in their order', async () => {
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => queue.commit(note(text))));
    expect(written()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(begun()).toBe(1);
  });

  it('wait for one that comes a moment later', async () => {
    const first = queue.commit(note('first'));
    await nextLoopTurn();
    const second = queue.commit(note('second'));
    await Promise.all([first, second]);
    expect(begun()).toBe(1);
  });

  it('are not kept waiting by a stream that never ends', async () => {
    let answered = false;
    const first = queue.commit(note('first')).then(() => {
      answered = true;
    });
    const stream: Promise<void>[] = [];
    for (let turn = 0; turn < 12 && !answered; turn += 1) {
      stream.push(queue.commit(note(`later ${turn}`)));
      await nextLoopTurn();
    }
    expect(answered).toBe(true);
    await Promise.all([first, ...stream]);
  });

  it('are each answered only after the commit', async () => {
    const seen = await Promise.all(
      ['a', 'b'].map((text) => queue.commit(note(text)).then(() => written())),
    );
    expect(seen).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('have a transaction of their own when nobody else is there', async () => {
    await queue.commit(note('a'));
    await queue.commit(note('b'));
    expect(written()).toEqual(['a', 'b']);
    expect(begun()).toBe(2);
  });
});

describe('a commit that fails', () => {
  const broken = new Error('a render that broke');
  const breaks = () => {
    note('half done')();
    throw broken;
  };

  it('spoils nobody else’s, is undone, and says why', async () => {
    const commits = [note('a'), breaks, note('c')].map((write) => queue.commit(write));
    const [a, failed, c] = await Promise.allSettled(commits);
    expect([a?.status, c?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(failed).toEqual({ status: 'rejected', reason: broken });
    expect(written()).toEqual(['a', 'c']);
  });

  it('alone says why too', async () => {
    await expect(queue.commit(breaks)).rejects.toBe(broken);
    expect(written()).toEqual([]);
  });

  it('leaves the queue fit for the next', async () => {
    await queue.commit(breaks).catch(() => {});
    await queue.commit(note('next'));
    expect(written()).toEqual(['next']);
  });

  it('of two that cannot both be: the first gets in', async () => {
    const [first, second] = await Promise.allSettled([
      queue.commit(note('the bill')),
      queue.commit(note('the bill')),
    ]);
    expect(first?.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } });
    expect(written()).toEqual(['the bill']);
  });
});

it('a database that is busy fails the group at once, not each of them after its own wait', async () => {
  const other = new BetterSqlite3(path);
  other.exec('BEGIN IMMEDIATE');
  const commits = ['a', 'b', 'c'].map((text) => queue.commit(note(text)));
  const results = await Promise.allSettled(commits);
  other.close();
  expect(results).toMatchObject(
    commits.map(() => ({ status: 'rejected', reason: { code: 'SQLITE_BUSY' } })),
  );
  expect(begun()).toBe(1);
});
