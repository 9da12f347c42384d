import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { passedOn } from '../../src/store/offers.ts';
import { type Database, openDatabase } from '../../src/store/open.ts';
import { newDatabase } from '../payments/support.ts';
import { Floor } from './floor.ts';

const AGENTS = 3;
const CALLERS = 10;
const PASSED_MILLISECONDS = 60_000;

const agent = fc.nat({ max: AGENTS - 1 }).map((number) => `agent-${number}`);
const caller = fc.nat({ max: CALLERS - 1 }).map(String);
const how = fc.constantFrom('declined', 'missed', 'failed', 'refused' as const);
const need = fc.constantFrom('standard', 'relay', 'coverageEndsToday', 'returnedCall' as const);

type Happening = readonly [what: string, happen: (floor: Floor) => void];

/** Anything that callers, agents or the carrier may do, at any moment. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .tuple(caller, need)
    .map(
      ([name, why]): Happening => [`${name} joins (${why})`, (floor) => floor.arrives(name, why)],
    ),
  caller.map((name): Happening => [`${name} goes aside`, (floor) => floor.stepsAside(name)]),
  caller.map((name): Happening => [`${name} comes back`, (floor) => floor.comesBack(name)]),
  caller.map((name): Happening => [`${name} hangs up`, (floor) => floor.hangsUp(name)]),
  agent.map((name): Happening => [`${name} takes`, (floor) => floor.takes(name)]),
  fc
    .tuple(agent, how)
    .map(([name, why]): Happening => [`${name}: ${why}`, (floor) => floor.passesOn(name, why)]),
  agent.map((name): Happening => [`${name} drops`, (floor) => floor.drops(name)]),
  agent.map((name): Happening => [`${name} ends`, (floor) => floor.ends(name)]),
  agent.map((name): Happening => [`${name} is ready`, (floor) => floor.isReady(name)]),
  fc
    .integer({ min: 1, max: 180_000 })
    .map((time): Happening => [`${time} ms pass`, (floor) => floor.passes(time)]),
);

let folder: string;
let databases: Database[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-floor-'));
  newDatabase(join(folder, 'new.db')).close();
});
afterEach(closeDatabases);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function closeDatabases(): void {
  for (const db of databases) db.close();
  databases = [];
}

let floors = 0;
/** A desk that two workers tend in turn, on one database. */
function newFloor(): Floor {
  floors += 1;
  const path = join(folder, `${floors}.db`);
  closeDatabases();
  copyFileSync(join(folder, 'new.db'), path);
  databases = [openDatabase(path), openDatabase(path)];
  return new Floor(databases, AGENTS);
}

/** Nobody has two of anything, and everybody is where their state says. */
function requireOneEach(floor: Floor): void {
  const { offers, talks, line } = floor;
  const busy = [...Object.values(offers), ...Object.values(talks)];
  expect(new Set(busy).size, 'a caller has one agent').toBe(busy.length);
  for (const agentId of floor.agents) {
    expect([offers[agentId] !== undefined, talks[agentId] !== undefined]).toEqual([
      floor.stateOf(agentId) === 'offered',
      floor.stateOf(agentId) === 'onCall',
    ]);
  }
  const offered = line.filter(({ state }) => state === 'offered').map(({ callSid }) => callSid);
  expect(offered.toSorted()).toEqual(
    Object.values(offers)
      .map((name) => `CA-${name}`)
      .toSorted(),
  );
}

/** Nobody who is ready is left idle while somebody waits whom they have not just let pass. */
function requireNobodyIdle(floor: Floor): void {
  const waiting = floor.line.filter(({ state }) => state === 'waiting');
  for (const agentId of floor.agents.filter((id) => floor.stateOf(id) === 'ready')) {
    for (const { entryId } of waiting) {
      expect(passedOn(floor.db, entryId, floor.now - PASSED_MILLISECONDS)).toContain(agentId);
    }
  }
}

/** Who is newly offered goes before everybody who still waits and could have been. */
function requireOrder(floor: Floor, before: Readonly<Record<string, string>>): void {
  const { line } = floor;
  for (const [agentId, name] of Object.entries(floor.offers)) {
    if (before[agentId] === name) continue;
    const place = line.findIndex(({ callSid }) => callSid === `CA-${name}`);
    for (const { state, entryId } of line.slice(0, place)) {
      if (state !== 'waiting') continue;
      expect(passedOn(floor.db, entryId, floor.now - PASSED_MILLISECONDS)).toContain(agentId);
    }
  }
}

describe('three agents and ten callers', () => {
  it('keep order, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 10, maxLength: 60 }), (happenings) => {
        const floor = newFloor();
        for (const [, happen] of happenings) {
          happen(floor);
          const before = floor.offers;
          floor.tend();
          requireOneEach(floor);
          requireNobodyIdle(floor);
          requireOrder(floor, before);
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('come to an end: everybody who stays is served', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const floor = newFloor();
        for (const [, happen] of happenings) {
          happen(floor);
          floor.tend();
        }
        for (let round = 0; round < CALLERS * 2 && !isEmpty(floor); round += 1) {
          for (const agentId of floor.agents) {
            floor.takes(agentId);
            floor.ends(agentId);
            floor.isReady(agentId);
          }
          for (const { callSid } of floor.line) floor.comesBack(callSid.slice(3));
          floor.passes(PASSED_MILLISECONDS + 1);
          floor.tend();
        }
        expect(floor.line).toEqual([]);
        expect(floor.talks).toEqual({});
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('are served in the order they came', () => {
    const floor = newFloor();
    const names = Array.from({ length: CALLERS }, (_, number) => String(number));
    for (const name of names) {
      floor.arrives(name, 'standard');
      floor.passes(1000);
    }
    const served: string[] = [];
    floor.tend();
    while (served.length < CALLERS) {
      for (const agentId of floor.agents) {
        const name = floor.offers[agentId];
        if (name === undefined) continue;
        served.push(name);
        floor.takes(agentId);
        floor.passes(10_000);
        floor.ends(agentId);
        floor.isReady(agentId);
        floor.tend();
      }
    }
    expect(served).toEqual(names);
  });

  it('let a caller with a long wait go before the newly urgent', () => {
    const floor = newFloor();
    for (const agentId of floor.agents) floor.leaves(agentId);
    floor.arrives('patient', 'standard');
    floor.passes(16 * 60_000);
    floor.arrives('urgent', 'coverageEndsToday');
    floor.isReady('agent-0');
    floor.tend();
    expect(floor.offers).toEqual({ 'agent-0': 'patient' });
  });
});

const isEmpty = (floor: Floor) => floor.line.length === 0 && Object.keys(floor.talks).length === 0;
