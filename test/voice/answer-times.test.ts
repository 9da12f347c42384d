import { expect, it } from 'vitest';
import type { View } from '../../flows/index.ts';
import type { Catalog } from '../../src/voice/catalog.ts';
import { createNext } from '../../src/voice/compose-next.ts';
import { facts } from '../paths/world.ts';

/** Each card prompt has so many words. */
const CARD_WORDS = 12;

const catalog = { say: () => Array(CARD_WORDS).fill('word').join(' ') } as unknown as Catalog;
const ofEach = { voice: catalog, relay: catalog, tty: catalog };
const stream = { url: 'wss://pay.example.test/voice/stream', token: 'one-time' };

const next = createNext({
  facts,
  catalogs: { 'en-US': ofEach, 'es-US': ofEach },
  turnSecret: 'secret',
  payConnector: 'Payline_Sandbox',
  streams: { session: () => stream, watch: () => stream },
});

function secondsFor(view: Partial<View>, words: number, notWaitedFor = 0): number | null {
  const said = (count: number) => [{ text: Array(count).fill('word').join(' ') }];
  const shown = { locale: 'en-US', state: 'any', hears: 'menu', ...view } as View;
  const about = { about: { region: null, proof: 'member' } } as Partial<View>;
  const asked = { before: notWaitedFor > 0 ? said(notWaitedFor) : [], asked: said(words) };
  const reply = next({ ...shown, ...about }, asked, 'CA1', 1);
  return 'timeoutSeconds' in reply ? reply.timeoutSeconds : null;
}

/** 47 CFR 64.604(a)(1): an assistant types 60 words a minute; then the caller reads and answers. */
it.each`
  channel    | words | notice | seconds | why
  ${'voice'} | ${50} | ${0}   | ${8}    | ${'a menu by voice'}
  ${'relay'} | ${1}  | ${0}   | ${45}   | ${'never less'}
  ${'relay'} | ${5}  | ${0}   | ${45}   | ${'still the least'}
  ${'relay'} | ${6}  | ${0}   | ${46}   | ${'a second a word, and forty'}
  ${'relay'} | ${60} | ${0}   | ${100}  | ${'a long one'}
  ${'relay'} | ${20} | ${30}  | ${90}   | ${'what was said before it is typed too'}
`('$channel: $words words after $notice are answered in $seconds s: $why', (row) => {
  const view = { channel: row.channel, expects: 'hears.keys' } as const;
  expect(secondsFor(view, row.words, row.notice)).toBe(row.seconds);
});

it.each(['hears.card', 'hears.bank'] as const)('%s waits as long for each step', (expects) => {
  expect(secondsFor({ channel: 'voice', expects }, 0)).toBe(facts.waits.cardSeconds);
  expect(secondsFor({ channel: 'relay', expects }, 0)).toBe(CARD_WORDS + 40);
  expect(secondsFor({ channel: 'tty', expects }, 0)).toBe(CARD_WORDS + 40);
});
