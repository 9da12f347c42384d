import { DateTime } from 'luxon';
import { runAutopay } from '../../src/autopay/run.ts';
import { noteFailure } from '../../src/store/identifications.ts';
import { carrierFault, faultWords, requestWords } from './carrier-faults.ts';
import { staffDesk } from './desk-staff.ts';
import type { World } from './world.ts';

const UNITS: Readonly<Record<string, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
};

type Directive = readonly [RegExp, (world: World, match: RegExpExecArray) => Promise<void> | void];

const directives: readonly Directive[] = [
  [
    /^clock passes (\d+) (seconds|minutes|hours)$/,
    (world, [, count, unit]) => world.pass(Number(count) * (UNITS[unit ?? ''] ?? 0)),
  ],
  [/^world autopay runs$/, (world) => runAutopayIn(world)],
  [/^world the line restarts$/, (world) => world.restartLine()],
  [/^world the plan's records are down$/, (world) => world.setRecordsDown(true)],
  [/^world the plan's records are back$/, (world) => world.setRecordsDown(false)],
  [/^world the gateway is down$/, (world) => world.stopGateway()],
  [/^world the gateway is back$/, (world) => world.startGateway()],
  [
    /^world the operator announces until (\S+)(, closing payments)?: (.+)$/,
    (world, [, to, closing, text]) => {
      const notice = { id: 'golden', from: '2026-01-01T00:00', to, closesPayments: !!closing };
      const both = { 'en-US': text, 'es-US': text };
      world.editLineFile((facts) => ({ ...facts, notices: [{ ...notice, text: both }] }));
    },
  ],
  [
    /^world the operator lists (\S+) as a relay centre$/,
    async (world, [, number]) => {
      world.editLineFile((facts) => ({
        ...facts,
        relay: { ...(facts.relay as object), callerNumbers: [number] },
      }));
      await world.pass(10_000);
    },
  ],
  [
    /^world a person with a TTY answers at (\S+)$/,
    (world, [, number]) => world.setTtyRepresentative(number ?? ''),
  ],
  [/^world the operator spoils the line file$/, (world) => world.editLineFile(() => ({}))],
  [
    /^world (\S+) texts the line "(.*)"$/,
    async (world, [, from, body]) => {
      await world.receiveText(from ?? '', body ?? '');
    },
  ],
  [/^world the caller enters a card on the page of the last text$/, (world) => world.enterCard()],
  [
    /^world the desk has (\d+) agents?, (on|off) duty$/,
    (world, [, count, duty]) => {
      const { db, clock } = world.running.line;
      staffDesk(db, Number(count), duty === 'on', clock.now());
    },
  ],
  [
    /^world (\+\d+) dials and waits in line$/,
    (world, [, number]) => world.letTimeRun(() => world.others.waitInLine(number ?? '')),
  ],
  [
    /^world (\+\d+) hangs up$/,
    (world, [, number]) => world.letTimeRun(() => world.others.hangUp(number ?? '')),
  ],
  [
    new RegExp(`^world the carrier (${faultWords}), (${requestWords})(?:, (\\d+) times?)?$`),
    (world, [, how = '', what = '', times]) => {
      world.restFault = carrierFault(how, what, Number(times ?? 1000));
    },
  ],
  [
    /^world the carrier is well again$/,
    (world) => {
      world.restFault = () => null;
    },
  ],
  [/^world the call drops$/, (world) => world.dropCall()],
  [/^world the office does not answer$/, (world) => world.setOfficeAnswers(false)],
  [
    /^world bill (\d+) now owes (\d+)\.(\d\d)$/,
    (world, [, number, dollars, cents]) => {
      world.running.line.db
        .prepare('UPDATE bills SET balance_cents = ? WHERE bill_number = ?')
        .run(Number(dollars) * 100 + Number(cents), number);
    },
  ],
  [
    /^world bill (\d+) is disputed$/,
    (world, [, number]) => {
      world.running.line.db
        .prepare('UPDATE bills SET disputed = 1 WHERE bill_number = ?')
        .run(number);
    },
  ],
  [
    /^world somebody got member (\d+) wrong (\d+) times from (\S+)$/,
    (world, [, memberId, count, from]) => {
      const { db, clock } = world.running.line;
      for (let time = 0; time < Number(count); time += 1) {
        noteFailure(db, memberId ?? '', from ?? null, clock.now());
      }
    },
  ],
];

/** As `payline autopay run` does, beside the running line. */
async function runAutopayIn(world: World): Promise<void> {
  const { db, clock, directory, identifiers } = world.running.line;
  await runAutopay({ db, clock, directory, identifiers });
  await world.pass(0);
}

/** Does what an input line of a transcript says. */
export async function obey(world: World, word: string, text: string): Promise<void> {
  const line = `${word} ${text}`;
  for (const [pattern, act] of directives) {
    const match = pattern.exec(line);
    if (match) return await act(world, match);
  }
  throw new Error(`Nobody knows what to do with "${line}". See test/support/directives.ts.`);
}

/** The transcript's first line: `clock 2026-03-02 09:30 America/Chicago`. */
export function startOf(text: string): number {
  const start = /^clock (\d{4}-\d\d-\d\d \d\d:\d\d) (\S+)$/m.exec(text);
  const at = DateTime.fromFormat(start?.[1] ?? '', 'yyyy-MM-dd HH:mm', { zone: start?.[2] ?? '' });
  if (!at.isValid) throw new Error('A .call file begins with "clock YYYY-MM-DD HH:MM ZONE".');
  return at.toMillis();
}
