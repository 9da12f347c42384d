import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { officeOf } from '../flows/index.ts';
import { codeOf } from '../src/errors.ts';
import { readLineFacts } from '../src/line-facts.ts';
import { rootFolder } from '../src/root.ts';
import { temporaryFolder } from './cli/temporary-folder.ts';

const shipped = join(rootFolder, 'flows/line.json');

it('the file that comes with Payline is in order', () => {
  const facts = readLineFacts(shipped);
  expect(facts.planName).toBe('Golden Valley Health Plan');
  expect(officeOf(facts, null).hours[0]).toEqual({
    days: [1, 2, 3, 4, 5],
    opens: '08:00',
    closes: '18:00',
  });
});

/** What readLineFacts says about the shipped file with `value` at `place`; undefined removes it. */
function problemOf(place: string, value: unknown): string {
  const facts = JSON.parse(readFileSync(shipped, 'utf8')) as Record<string, unknown>;
  const names = place.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce((inner, name) => inner[name] as Record<string, unknown>, facts);
  holder[last] = value;
  return problemWith(JSON.stringify(facts));
}

function problemWith(text: string): string {
  const file = join(temporaryFolder(), 'line.json');
  writeFileSync(file, text);
  try {
    readLineFacts(file);
    return 'none';
  } catch (error) {
    expect(codeOf(error)).toBe('facts.invalid');
    return (error as Error).message;
  }
}

it.each([
  ['planName', '', 'Too small'],
  ['planName', 'x'.repeat(81), 'Too big'],
  ['planName', undefined, 'expected string'],
  ['lineNumber', '(800) 555-0100', 'E.164, like +18005550142'],
  ['regions.0.office.number', '911', 'E.164, like +18005550142'],
  ['regions.0.office.ringSeconds', 2, '>=5'],
  ['regions.0.office.limitSeconds', 90_000, '<=14400'],
  ['regions.0.office.zone', 'Pacific', 'name an IANA zone, like America/Los_Angeles'],
  ['regions.0.office.zoneLabel.es-US', '', 'write it in Spanish'],
  ['regions.0.office.hours', [], 'never open'],
  ['regions.0.office.hours.0.days', [0], '>=1'],
  ['regions.0.office.hours.0.opens', '8:00', 'write it as HH:MM'],
  [
    'regions.0.office.hours.1',
    { days: [6], opens: '13:00', closes: '09:00' },
    'opens must be before closes',
  ],
  ['regions.0.office.holidays.0.date', '2026-02-30', 'write it as YYYY-MM-DD'],
  ['speech.en-US', '', 'write it in English'],
  ['memberIdDigits', 13, 'longer IDs cannot be told from card numbers'],
  ['billNumberDigits', 16, 'longer numbers cannot be told from card numbers'],
  ['waits.outcomeSeconds', 12, "must stay well inside Twilio's 15 seconds"],
  ['waits.keySeconds', 0.5, 'expected int'],
  ['card.types', ['visa', 'diners'], 'Invalid option'],
  ['card.attempts', 4, '<=3'],
  ['limits.triesPerQuestion', 0, '>=1'],
  ['limits.billsPerPage', 6, 'keys 6 to 9 mean something else in the list of bills'],
])('%s that is %j is named, with why', (place, value, why) => {
  const message = problemOf(place, value);
  const line = message.split('\n').find((text) => text.trim().startsWith(place));
  expect(line, message).toContain(why);
});

it('a name nobody knows is named: it may be a misspelt one', () => {
  expect(problemOf('limits.trysPerQuestion', 3)).toMatch(/limits: .*"trysPerQuestion"/);
});

it('every problem is told at once, each on a line of its own', () => {
  const facts = JSON.parse(readFileSync(shipped, 'utf8')) as Record<string, unknown>;
  const message = problemWith(JSON.stringify({ ...facts, lineNumber: '1', memberIdDigits: 99 }));
  expect(
    message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(':')[0]),
  ).toEqual(['lineNumber', 'memberIdDigits']);
});

it('a file that is no JSON, or is not there, says what to check', () => {
  expect(problemWith('{ "planName": ')).toMatch(/line\.json cannot be read: .*Check LINE_FILE\./);
  expect(() => readLineFacts('/nowhere/line.json')).toThrow(/\/nowhere\/line\.json cannot be read/);
});
