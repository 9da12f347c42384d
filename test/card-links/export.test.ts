import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportCardLinkBatch, exportCardLinks } from '../../src/card-links/export.ts';
import { codeOf } from '../../src/errors.ts';
import { askForCardLink, failCardLink, readyCardLink } from '../../src/store/card-links.ts';
import type { Database } from '../../src/store/open.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { MINUTE, newDatabase, START } from '../payments/support.ts';

const planName = 'Golden Valley Health Plan';
const url = 'https://pay.example.test/enter-card/entry_abc';

describe('payline card-links export', () => {
  let db: Database;
  let folder: string;
  beforeEach(() => {
    db = newDatabase();
    folder = temporaryFolder();
  });
  const ask = (entryId: string, way: 'text' | 'email' = 'email') => {
    const isText = way === 'text';
    const to = {
      phoneNumber: isText ? '+14155550117' : null,
      memberId: isText ? null : '900000017',
    };
    const link = { entryId, callSid: 'CA-1', way, ...to, consentedWords: '', locale: 'en-US' };
    askForCardLink(db, link as Parameters<typeof askForCardLink>[1], START);
  };
  const open = (entryId: string) =>
    readyCardLink(db, entryId, { url, expiresAtMilliseconds: START + 30 * MINUTE });
  const exported = (now = START) => exportCardLinks(db, { folder, planName }, now);

  it('hands each open page over once, in a file only its owner reads', () => {
    ask('entry-1');
    open('entry-1');
    const { file, ...rest } = exported() ?? { file: '' };
    expect(rest).toEqual({ batch: 1, count: 1 });
    const expires = new Date(START + 30 * MINUTE).toISOString();
    expect(readFileSync(file, 'utf8')).toBe(
      'entry_id,member_id,language,plan_name,link,expires_at\r\n' +
        `entry-1,900000017,en-US,${planName},${url},${expires}\r\n`,
    );
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(exported()).toBeNull();
    ask('entry-2');
    open('entry-2');
    expect(exported()).toMatchObject({ batch: 2, count: 1 });
  });

  it('hands over no text, no page that is not open, and none that has expired', () => {
    ask('entry-text', 'text');
    open('entry-text');
    ask('entry-asked');
    ask('entry-failed');
    failCardLink(db, 'entry-failed');
    expect(open('entry-failed')).toBe(false);
    ask('entry-old');
    open('entry-old');
    expect(exported(START + 30 * MINUTE)).toBeNull();
  });

  it('that could not write its file says how to, and nothing is lost', () => {
    ask('entry-1');
    open('entry-1');
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    let thrown: unknown;
    try {
      exportCardLinks(db, { folder: blocked, planName }, START);
    } catch (error) {
      thrown = error;
    }
    expect(codeOf(thrown)).toBe('cardLinks.notWritten');
    expect(String(thrown)).toContain('payline card-links export --again 1');
    expect(exportCardLinkBatch(db, 1, { folder, planName })).toMatchObject({ count: 1 });
  });

  it('knows no export that never was', () => {
    expect(() => exportCardLinkBatch(db, 7, { folder, planName })).toThrow(
      expect.objectContaining({ code: 'cardLinks.noBatch' }),
    );
  });
});
