import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CallerKind, callerKinds, relayCaller } from '../../src/cli/parity/callers.ts';
import { runParity } from '../../src/cli/parity/command.ts';
import { isParity, runTask } from '../../src/cli/parity/run.ts';
import { parityTasks, type Task } from '../../src/cli/parity/tasks.ts';
import { rootFolder } from '../../src/root.ts';
import type { CarrierEvent } from '../../src/simulator/contract.ts';

const byCard: readonly Task[] = parityTasks.filter(
  ({ name }) => name === 'pay a medical bill by card',
);

test('a relay caller pays a bill by card, and no digit of the card is shown', async () => {
  const events: CarrierEvent[] = [];
  const [task] = byCard;
  if (!task) throw new Error('The task is gone.');
  const result = await runTask(task, kindNamed('relay'), {}, (event) => events.push(event));
  expect(result).toMatchObject({ completed: true, lostAt: null });
  const typedTurns = events.filter((event) => 'relay' in event && event.by === 'user');
  expect(typedTurns.length).toBeGreaterThan(8);
  const card = task.fields.get('cardNumber') ?? 'none';
  expect(JSON.stringify(events).replaceAll(' ', '')).not.toContain(card);
});

test('all five tasks are finished by voice and through relay: the exit code is 0', async () => {
  const LINE_FILE = lineFile((facts) => {
    facts.waits.relaySeconds = 200;
  });
  const { code, told } = await parityOf(
    { LINE_FILE },
    { tasks: parityTasks, kinds: voiceAndRelay },
  );
  const [heading, ...rows] = told.trimEnd().split('\n');
  expect(heading).toMatch(/^task +voice +relay$/);
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(row).toMatch(/ {2}completed, .+ {2}completed, /);
  expect(code).toBe(0);
});

test.each(parityTasks)('by TTY too: $name', async (task) => {
  const events: CarrierEvent[] = [];
  const result = await runTask(task, kindNamed('TTY'), {}, (event) => events.push(event));
  expect(result).toMatchObject({ completed: true, lostAt: null, redials: 0 });
  const typed = events.flatMap((event) =>
    'tty' in event && event.by === 'caller' ? [event.tty] : [],
  );
  const turns = typed.filter((text) => text !== 'SKSK');
  expect(turns.length).toBeGreaterThan(1);
  for (const turn of turns) expect(turn).toMatch(/ GA$/);
  const shown = JSON.stringify(events).replaceAll(' ', '');
  for (const field of ['cardNumber', 'routingNumber', 'accountNumber'] as const)
    expect(shown).not.toContain(task.fields.get(field) ?? 'nothing of the kind');
});

test('whoever calls has a column, and what they heard, read and did can be shown', async () => {
  const tasks = parityTasks.filter(({ name }) => name === 'reach a person');
  const { code, told } = await parityOf({}, { tasks, show: true });
  const [heading, row] = told.trimEnd().split('\n').slice(-2);
  expect(heading).toMatch(/^task +voice +relay +TTY$/);
  expect(row).toMatch(/(?: {2}completed, [^,]+){3}$/);
  const [, byTty = ''] = told.split('reach a person, TTY\n');
  expect(byTty).toMatch(/ {2}line types .+ GA\n {2}caller types +OPR GA\n/);
  expect(byTty).toMatch(/ {2}line whispers .*TTY/);
  expect(code).toBe(0);
});

test('a line that has no time for relay callers: the exit code is 1, and the table says why', async () => {
  const { code, told } = await parityOf({ LINE_FILE: hurriedLine() }, { kinds: voiceAndRelay });
  expect(told).toMatch(/card +completed,.+NOT completed/);
  expect(told).toContain('The relay caller (pay a medical bill by card) was');
  expect(code).toBe(1);
});

test('a relay caller may agree aloud: the assistant voices what they typed, and it is recorded', async () => {
  const task = taskNamed('pay a premium by bank account');
  const events: CarrierEvent[] = [];
  const LINE_FILE = lineFile((facts) => {
    facts.waits.relaySeconds = 200;
  });
  const result = await runTask(task, relayCaller([/\bby voice\b/]), { LINE_FILE }, (event) =>
    events.push(event),
  );
  expect(events).toContainEqual({ spoken: task.consent });
  expect(result).toMatchObject({ completed: true, lostAt: null });
});

test('parity counts what is completed, by every other kind of caller', () => {
  const result = { task: 'pay', seconds: 1, redials: 0, lostAt: null };
  const voice = { ...result, caller: 'voice', completed: true };
  const relay = { ...result, caller: 'relay', completed: true };
  const tty = { ...result, caller: 'TTY', completed: true };
  expect(isParity([voice, relay, tty], callerKinds)).toBe(true);
  expect(isParity([{ ...voice, completed: false }, relay, tty], callerKinds)).toBe(true);
  expect(isParity([voice, { ...relay, completed: false }, tty], callerKinds)).toBe(false);
  expect(isParity([voice, relay, { ...tty, completed: false }], callerKinds)).toBe(false);
});

function taskNamed(name: string): Task {
  const task = parityTasks.find((each) => each.name === name);
  if (!task) throw new Error('The task is gone.');
  return task;
}

function kindNamed(name: string): CallerKind {
  const kind = callerKinds.find((each) => each.name === name);
  if (!kind) throw new Error('The caller is gone.');
  return kind;
}

const voiceAndRelay = callerKinds.filter(({ name }) => name !== 'TTY');

type ParityOptions = Partial<Omit<Parameters<typeof runParity>[0], 'environment' | 'write'>>;

async function parityOf(environment: Readonly<Record<string, string>>, options: ParityOptions) {
  let told = '';
  const write = (text: string) => {
    told += text;
  };
  const code = await runParity({ environment, write, tasks: byCard, ...options });
  return { code, told };
}

/** Relay callers get no more time than a voice caller needs. */
function hurriedLine(): string {
  return lineFile((facts) => {
    facts.waits.relaySeconds = 5;
    facts.limits.relayMinutesPerCall = 4;
  });
}

interface Facts {
  readonly waits: { relaySeconds: number };
  readonly limits: { relayMinutesPerCall: number };
}

/** The plan's own facts, edited. */
function lineFile(edit: (facts: Facts) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'payline-parity-facts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const facts = JSON.parse(readFileSync(join(rootFolder, 'flows/line.json'), 'utf8')) as Facts;
  edit(facts);
  const file = join(folder, 'line.json');
  writeFileSync(file, JSON.stringify(facts));
  return file;
}
