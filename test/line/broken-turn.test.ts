import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { actionOf, callFields, SignedLine, sid, typed } from '../support/signed-line.ts';

/** Monday, 2 March 2026, in Los Angeles. */
const OPEN = Date.parse('2026-03-02T10:00:00-08:00');
const CLOSED = Date.parse('2026-03-02T22:00:00-08:00');
const CALL = sid(1);
const OFFICE = '<Number>+18005550142</Number>';
const HOURS = 'You can reach a person at';
const APOLOGY = 'Your call is not lost';

let line: SignedLine;
beforeEach(() => {
  line = new SignedLine();
});
afterEach(() => line.stop());

const answerWith = async (path: string, keys: string) =>
  (await line.post(path, callFields(CALL, typed(keys)))).text;
const call = () => line.db.prepare('SELECT saved, turn, state, troubles FROM calls').get();

describe('a message that cannot be made', () => {
  /** Prompts in which the main menu wants something that nobody has. */
  function breakPrompts(): string {
    const folder = join(line.folder, 'prompts');
    cpSync(join(rootFolder, 'prompts'), folder, { recursive: true });
    // An overlay may use only what the base is given.
    for (const overlay of ['relay', 'tty']) rmSync(join(folder, overlay, 'en-US/menu.json'));
    const file = join(folder, 'en-US/menu.json');
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...messages, intro: 'You have {something}.' }));
    return folder;
  }

  async function toTheBreak(now: number): Promise<string> {
    await line.start({ clock: new VirtualClock(now) }, { PROMPTS_FOLDER: breakPrompts() });
    const { next } = await line.press(CALL, await line.call(CALL), '900000017#');
    return next;
  }

  it('changes nothing, and is apologized for once', async () => {
    const path = await toTheBreak(OPEN);
    const before = call();
    const text = await answerWith(path, '94110#');
    expect(text).toContain(APOLOGY);
    expect(actionOf(text)).toBe(path);
    expect(call()).toEqual({ ...(before as object), troubles: 1 });
    expect(line.count('known_callers')).toBe(0);
    expect(line.logs.join('')).toMatch(/"code":"prompt\.\w+"/);
  });

  it.each([
    ['connects the office while it is open', OPEN, OFFICE],
    ['speaks its hours while it is closed', CLOSED, HOURS],
  ])('the second time in a row %s', async (_, now, heard) => {
    const path = await toTheBreak(now);
    await answerWith(path, '94110#');
    expect(await answerWith(path, '94110#')).toContain(heard);
  });

  it('is forgiven when something else worked in between', async () => {
    const path = await toTheBreak(OPEN);
    await answerWith(path, '94110#');
    const { next } = await line.press(CALL, path, '*', '94111#', '900000017#');
    expect(await answerWith(next, '94110#')).toContain(APOLOGY);
  });
});

describe('a saved call that today’s flow cannot read', () => {
  const edits = [
    ['a state that is gone', `UPDATE calls SET saved = replace(saved, '"memberId"', '"gone"')`],
    ['a flow of the future', 'UPDATE calls SET flow_version = 99'],
    ['no JSON', "UPDATE calls SET saved = '{'"],
  ] as const;

  it.each(edits)('%s: a person while the office is open', async (_, edit) => {
    await line.start({ clock: new VirtualClock(OPEN) });
    const path = await line.call(CALL);
    line.db.exec(edit);
    expect(await answerWith(path, '900000017#')).toContain(OFFICE);
    expect(line.logs.join('')).toContain('call.cannotRestore');
  });

  it.each(edits)('%s: the hours while it is closed', async (_, edit) => {
    await line.start({ clock: new VirtualClock(CLOSED) });
    const path = await line.call(CALL);
    line.db.exec(edit);
    expect(await answerWith(path, '900000017#')).toContain(HOURS);
  });
});

describe('when the office was connected because the line is broken', () => {
  it.each(['completed', 'no-answer', 'failed'])(
    'and that ended as %s, the caller hears its number; it is not rung again and again',
    async (DialCallStatus) => {
      await line.start({ clock: new VirtualClock(OPEN) });
      const path = await line.call(CALL);
      line.db.exec('UPDATE calls SET flow_version = 99');
      const dialled = actionOf(await answerWith(path, '900000017#'));
      const { text } = await line.post(dialled, callFields(CALL, { DialCallStatus }));
      expect(text).toContain(HOURS);
      expect(text).toContain('<Hangup/>');
    },
  );
});

describe('a database that cannot be written', () => {
  it('still has an answer: at first, in the middle, and when it comes back', async () => {
    await line.start({ clock: new VirtualClock(OPEN) });
    const path = await line.call(CALL);
    const before = call();
    line.db.pragma('query_only = ON');
    expect((await line.post('/voice/incoming', callFields(sid(2)))).text).toContain(OFFICE);
    expect(await answerWith(path, '900000017#')).toContain(OFFICE);
    line.db.pragma('query_only = OFF');
    expect(call()).toEqual(before);
    expect(await answerWith(path, '900000017#')).toContain('birth date');
  });

  it('when the disk is full no half of a turn is kept', async () => {
    await line.start({ clock: new VirtualClock(OPEN) });
    const path = await line.call(CALL);
    const turns = line.count('turns');
    const pages = line.db.pragma('page_count', { simple: true });
    line.db.pragma(`max_page_count = ${Number(pages)}`);
    const fill = line.db.prepare(
      `INSERT INTO members (member_id, given_name, family_name, birth_date, zip)
       VALUES (?, ?, '', '', '')`,
    );
    expect(() => {
      for (let row = 0; row < 100; row += 1) fill.run(`filler ${row}`, 'x'.repeat(500));
    }).toThrow(/full/);
    let text = '';
    let next = path;
    for (let step = 0; step < 60 && !text.includes(APOLOGY); step += 1) {
      text = await answerWith(next, '900000041');
      next = actionOf(text) || next;
    }
    expect(text).toMatch(/Your call is not lost|<Number>/);
    const { turn } = line.db.prepare('SELECT turn FROM calls').get() as { turn: number };
    expect(line.count('turns') - turns).toBe(turn - 2);
  });
});
